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

/** What happened to a pool. */
export const PoolChange = {
  Created: 1,

  Frozen: 2,

  Uncovered: 3,

  Closed: 4,

  Withdrawn: 5,
} as const;
export type PoolChange = (typeof PoolChange)[keyof typeof PoolChange];
/** The name of each PoolChange, by its number. */
export const PoolChangeName = {
  1: 'Created',
  2: 'Frozen',
  3: 'Uncovered',
  4: 'Closed',
  5: 'Withdrawn',
} as const;

export type PoolChangeArgs = PoolChange;

export function getPoolChangeEncoder(): FixedSizeEncoder<PoolChangeArgs> {
  return codeEncoder('PoolChange', PoolChange, getU32Encoder());
}

export function getPoolChangeDecoder(): FixedSizeDecoder<PoolChange> {
  return codeDecoder('PoolChange', PoolChange, getU32Decoder());
}

export function getPoolChangeCodec(): FixedSizeCodec<PoolChangeArgs, PoolChange> {
  return combineCodec(getPoolChangeEncoder(), getPoolChangeDecoder());
}
