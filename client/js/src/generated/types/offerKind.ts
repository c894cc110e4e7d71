// Made by scripts/generate.mjs from the interface description.
import {
  combineCodec,
  getU8Decoder,
  getU8Encoder,
  type FixedSizeCodec,
  type FixedSizeDecoder,
  type FixedSizeEncoder,
} from '@solana/kit';
import { codeDecoder, codeEncoder } from '../../fields.js';

/** What the one who published wants. */
export const OfferKind = {
  /** To give goods or a service, and be paid. */
  Offer: 1,
  /** To get them, and pay. */
  Need: 2,
} as const;
export type OfferKind = (typeof OfferKind)[keyof typeof OfferKind];
/** The name of each OfferKind, by its number. */
export const OfferKindName = {
  1: 'Offer',
  2: 'Need',
} as const;

export type OfferKindArgs = OfferKind;

export function getOfferKindEncoder(): FixedSizeEncoder<OfferKindArgs> {
  return codeEncoder('OfferKind', OfferKind, getU8Encoder());
}

export function getOfferKindDecoder(): FixedSizeDecoder<OfferKind> {
  return codeDecoder('OfferKind', OfferKind, getU8Decoder());
}

export function getOfferKindCodec(): FixedSizeCodec<OfferKindArgs, OfferKind> {
  return combineCodec(getOfferKindEncoder(), getOfferKindDecoder());
}
