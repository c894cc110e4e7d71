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

/** What the record of a stake says. */
export const StakeState = {
  /** Shares the damage. */
  Active: 1,
  /** Did not answer a second claim; the record stays, so that the member never returns. */
  Excluded: 2,
  /** Has left; the claims opened before still call it. */
  Leaving: 3,
  /** Did not answer a claim, and may come back with a new voucher. */
  Lapsed: 4,
} as const;
export type StakeState = (typeof StakeState)[keyof typeof StakeState];
/** The name of each StakeState, by its number. */
export const StakeStateName = {
  1: 'Active',
  2: 'Excluded',
  3: 'Leaving',
  4: 'Lapsed',
} as const;

export type StakeStateArgs = StakeState;

export function getStakeStateEncoder(): FixedSizeEncoder<StakeStateArgs> {
  return codeEncoder('StakeState', StakeState, getU8Encoder());
}

export function getStakeStateDecoder(): FixedSizeDecoder<StakeState> {
  return codeDecoder('StakeState', StakeState, getU8Decoder());
}

export function getStakeStateCodec(): FixedSizeCodec<StakeStateArgs, StakeState> {
  return combineCodec(getStakeStateEncoder(), getStakeStateDecoder());
}
