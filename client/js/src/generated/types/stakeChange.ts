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

/** What happened to a stake. */
export const StakeChange = {
  Joined: 11,

  Amount: 12,

  Left: 13,

  Claimed: 14,

  Answered: 15,

  Passed: 16,

  Lapsed: 17,

  Tidied: 18,

  Declined: 19,

  Mandate: 20,
} as const;
export type StakeChange = (typeof StakeChange)[keyof typeof StakeChange];
/** The name of each StakeChange, by its number. */
export const StakeChangeName = {
  11: 'Joined',
  12: 'Amount',
  13: 'Left',
  14: 'Claimed',
  15: 'Answered',
  16: 'Passed',
  17: 'Lapsed',
  18: 'Tidied',
  19: 'Declined',
  20: 'Mandate',
} as const;

export type StakeChangeArgs = StakeChange;

export function getStakeChangeEncoder(): FixedSizeEncoder<StakeChangeArgs> {
  return codeEncoder('StakeChange', StakeChange, getU64Encoder());
}

export function getStakeChangeDecoder(): FixedSizeDecoder<StakeChange> {
  return codeDecoder('StakeChange', StakeChange, getU64Decoder());
}

export function getStakeChangeCodec(): FixedSizeCodec<StakeChangeArgs, StakeChange> {
  return combineCodec(getStakeChangeEncoder(), getStakeChangeDecoder());
}
