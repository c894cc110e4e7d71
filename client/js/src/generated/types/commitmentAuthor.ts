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

/** Whose count numbers a commitment, which is part of its address. */
export const CommitmentAuthor = {
  Debtor: 1,

  Creditor: 2,

  Stake: 3,
} as const;
export type CommitmentAuthor = (typeof CommitmentAuthor)[keyof typeof CommitmentAuthor];
/** The name of each CommitmentAuthor, by its number. */
export const CommitmentAuthorName = {
  1: 'Debtor',
  2: 'Creditor',
  3: 'Stake',
} as const;

export type CommitmentAuthorArgs = CommitmentAuthor;

export function getCommitmentAuthorEncoder(): FixedSizeEncoder<CommitmentAuthorArgs> {
  return codeEncoder('CommitmentAuthor', CommitmentAuthor, getU8Encoder());
}

export function getCommitmentAuthorDecoder(): FixedSizeDecoder<CommitmentAuthor> {
  return codeDecoder('CommitmentAuthor', CommitmentAuthor, getU8Decoder());
}

export function getCommitmentAuthorCodec(): FixedSizeCodec<CommitmentAuthorArgs, CommitmentAuthor> {
  return combineCodec(getCommitmentAuthorEncoder(), getCommitmentAuthorDecoder());
}
