// Made by scripts/generate.mjs from the interface description.
import {
  combineCodec,
  getU64Decoder,
  getU64Encoder,
  type FixedSizeCodec,
  type FixedSizeDecoder,
  type FixedSizeEncoder,
} from '@solana/kit';
import { codeDecoder, codeEncoder } from '../../fields.js';

/** What happened to a deal. */
export const DealChange = {
  Taken: 5,

  Withdrawn: 6,

  Agreed: 7,

  DealTidied: 8,
} as const;
export type DealChange = (typeof DealChange)[keyof typeof DealChange];
/** The name of each DealChange, by its number. */
export const DealChangeName = {
  5: 'Taken',
  6: 'Withdrawn',
  7: 'Agreed',
  8: 'DealTidied',
} as const;

export type DealChangeArgs = DealChange;

export function getDealChangeEncoder(): FixedSizeEncoder<DealChangeArgs> {
  return codeEncoder('DealChange', DealChange, getU64Encoder());
}

export function getDealChangeDecoder(): FixedSizeDecoder<DealChange> {
  return codeDecoder('DealChange', DealChange, getU64Decoder());
}

export function getDealChangeCodec(): FixedSizeCodec<DealChangeArgs, DealChange> {
  return combineCodec(getDealChangeEncoder(), getDealChangeDecoder());
}
