// A refusal of the rules, found in whatever a failed transaction has thrown.
import { isSolanaError, SOLANA_ERROR__INSTRUCTION_ERROR__CUSTOM } from '@solana/kit';

import { REFUSALS } from './generated/refusals.js';

/** One number, one name, one sentence, as `rules/src/refusal.rs` has them. */
export interface Refusal {
  readonly code: number;
  readonly name: string;
  readonly fact: string;
}

/**
 * Why the program refused a transaction; `undefined` where it did not fail for such a reason. A transaction that calls
 * other programs too may fail by one of those with the same number: `isExodusError` tells them apart.
 */
export function refusalOf(error: unknown): Refusal | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isSolanaError(cause, SOLANA_ERROR__INSTRUCTION_ERROR__CUSTOM)) return refusalBehind(cause.context.code);
  }
  return undefined;
}

// What the framework refuses before any rule is asked, by the numbers and names of Anchor. Signatures, owners and seeds it
// reports without a number, as the chain's own errors.
const FRAMEWORK: typeof REFUSALS = {
  2000: ['ConstraintMut', 'an account that the instruction writes was not passed as writable'],
  2001: ['ConstraintHasOne', 'an account is not the one that a record names'],
  2003: ['ConstraintRaw', 'an account is not as the instruction needs it'],
  2005: ['ConstraintRentExempt', 'an account holds less than its rent'],
  2007: ['ConstraintExecutable', 'an account that has to be a program is none'],
  2011: ['ConstraintClose', 'an account cannot be closed into itself'],
  2012: ['ConstraintAddress', 'an account is not at the address that the instruction needs'],
  2013: ['ConstraintZero', 'an account that has to be empty is not'],
  2019: ['ConstraintSpace', 'an account has another length than its type'],
  2020: ['ConstraintAccountIsNone', 'an account that the instruction needs is missing'],
  2040: ['ConstraintDuplicateMutableAccount', 'the same account was passed twice to be written'],
};

/** The refusal behind a number that the chain reported. */
export function refusalBehind(code: number): Refusal | undefined {
  const [name, fact] = REFUSALS[code] ?? FRAMEWORK[code] ?? [];
  return name && fact ? { code, name, fact } : undefined;
}
