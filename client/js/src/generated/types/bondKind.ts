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

/** What makes a direct commitment binding for both: the mutual tie, or the creditor's key, which signs too. */
export const BondKind = {
  Tie: 1,

  Signature: 2,
} as const;
export type BondKind = (typeof BondKind)[keyof typeof BondKind];
/** The name of each BondKind, by its number. */
export const BondKindName = {
  1: 'Tie',
  2: 'Signature',
} as const;

export type BondKindArgs = BondKind;

export function getBondKindEncoder(): FixedSizeEncoder<BondKindArgs> {
  return codeEncoder('BondKind', BondKind, getU8Encoder());
}

export function getBondKindDecoder(): FixedSizeDecoder<BondKind> {
  return codeDecoder('BondKind', BondKind, getU8Decoder());
}

export function getBondKindCodec(): FixedSizeCodec<BondKindArgs, BondKind> {
  return combineCodec(getBondKindEncoder(), getBondKindDecoder());
}
