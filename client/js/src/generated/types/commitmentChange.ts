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

/** What happened to a commitment. */
export const CommitmentChange = {
  Made: 1,

  Performed: 2,

  Confirmed: 3,

  Forgiven: 4,

  Demanded: 5,

  Overdue: 6,

  Reported: 7,

  Clearable: 8,

  Transferred: 9,

  TakenBack: 10,
} as const;
export type CommitmentChange = (typeof CommitmentChange)[keyof typeof CommitmentChange];
/** The name of each CommitmentChange, by its number. */
export const CommitmentChangeName = {
  1: 'Made',
  2: 'Performed',
  3: 'Confirmed',
  4: 'Forgiven',
  5: 'Demanded',
  6: 'Overdue',
  7: 'Reported',
  8: 'Clearable',
  9: 'Transferred',
  10: 'TakenBack',
} as const;

export type CommitmentChangeArgs = CommitmentChange;

export function getCommitmentChangeEncoder(): FixedSizeEncoder<CommitmentChangeArgs> {
  return codeEncoder('CommitmentChange', CommitmentChange, getU64Encoder());
}

export function getCommitmentChangeDecoder(): FixedSizeDecoder<CommitmentChange> {
  return codeDecoder('CommitmentChange', CommitmentChange, getU64Decoder());
}

export function getCommitmentChangeCodec(): FixedSizeCodec<CommitmentChangeArgs, CommitmentChange> {
  return combineCodec(getCommitmentChangeEncoder(), getCommitmentChangeDecoder());
}
