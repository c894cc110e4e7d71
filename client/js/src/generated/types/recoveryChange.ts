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

/** What happened to a proposal of recovery. */
export const RecoveryChange = {
  Proposed: 1,

  Approved: 2,

  Executed: 3,

  Vetoed: 4,

  Tidied: 5,
} as const;
export type RecoveryChange = (typeof RecoveryChange)[keyof typeof RecoveryChange];
/** The name of each RecoveryChange, by its number. */
export const RecoveryChangeName = {
  1: 'Proposed',
  2: 'Approved',
  3: 'Executed',
  4: 'Vetoed',
  5: 'Tidied',
} as const;

export type RecoveryChangeArgs = RecoveryChange;

export function getRecoveryChangeEncoder(): FixedSizeEncoder<RecoveryChangeArgs> {
  return codeEncoder('RecoveryChange', RecoveryChange, getU32Encoder());
}

export function getRecoveryChangeDecoder(): FixedSizeDecoder<RecoveryChange> {
  return codeDecoder('RecoveryChange', RecoveryChange, getU32Decoder());
}

export function getRecoveryChangeCodec(): FixedSizeCodec<RecoveryChangeArgs, RecoveryChange> {
  return combineCodec(getRecoveryChangeEncoder(), getRecoveryChangeDecoder());
}
