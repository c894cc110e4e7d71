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

/** The refusal behind a number that the chain reported. */
export function refusalBehind(code: number): Refusal | undefined {
  const [name, fact] = REFUSALS[code] ?? [];
  return name && fact ? { code, name, fact } : undefined;
}
