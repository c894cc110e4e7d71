// What every reader of records needs, and no record says by itself.
import type { Address, ReadonlyUint8Array } from '@solana/kit';

import { COMMITMENT_DISCRIMINATOR, getCommitmentEncoder, type Commitment } from './generated/accounts/commitment.js';
import { ParentKind } from './generated/types/parentKind.js';

/** A fingerprint that says: none. */
export const NO_HASH: ReadonlyUint8Array = new Uint8Array(32);

/** The address that says: none. It is the System program's. */
export const NO_ADDRESS = '11111111111111111111111111111111' as Address<'11111111111111111111111111111111'>;

/** What a commitment still owes, in minor units. */
export function outstanding({ amount, kept, forgiven, cleared, transferred }: Commitment): bigint {
  return amount - kept - forgiven - cleared - transferred;
}

/**
 * The request whose sums follow a commitment: what `request` is wherever a commitment is answered, performed, tidied or
 * reported. Of a promise that answers none, goods and price of a deal among them, it is {@link NO_ADDRESS}.
 */
export function bookOf({ parentKind, parent }: Pick<Commitment, 'parentKind' | 'parent'>): Address {
  return parentKind === ParentKind.Request ? parent : NO_ADDRESS;
}

/** The bytes by which `commitmentClose` names a settled commitment: its `record`. */
export function closingRecordOf(commitment: Commitment): ReadonlyUint8Array {
  return getCommitmentEncoder().encode(commitment).slice(COMMITMENT_DISCRIMINATOR.length);
}
