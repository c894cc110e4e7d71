// Made by scripts/generate.mjs from the interface description.
import {
  combineCodec,
  getU32Decoder,
  getU32Encoder,
  type FixedSizeCodec,
  type FixedSizeDecoder,
  type FixedSizeEncoder,
} from '@solana/kit';
import { codeDecoder, codeEncoder } from '../../fields.js';

/** What happened to an offer. */
export const OfferChange = {
  Published: 1,

  Edited: 2,

  Closed: 3,

  Tidied: 4,
} as const;
export type OfferChange = (typeof OfferChange)[keyof typeof OfferChange];
/** The name of each OfferChange, by its number. */
export const OfferChangeName = {
  1: 'Published',
  2: 'Edited',
  3: 'Closed',
  4: 'Tidied',
} as const;

export type OfferChangeArgs = OfferChange;

export function getOfferChangeEncoder(): FixedSizeEncoder<OfferChangeArgs> {
  return codeEncoder('OfferChange', OfferChange, getU32Encoder());
}

export function getOfferChangeDecoder(): FixedSizeDecoder<OfferChange> {
  return codeDecoder('OfferChange', OfferChange, getU32Decoder());
}

export function getOfferChangeCodec(): FixedSizeCodec<OfferChangeArgs, OfferChange> {
  return combineCodec(getOfferChangeEncoder(), getOfferChangeDecoder());
}
