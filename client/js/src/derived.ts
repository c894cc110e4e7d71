// Accounts of instructions that no seeds describe: what the builders ask for what they were not given.
import type { Address, ProgramDerivedAddress } from '@solana/kit';
import {
  getAddressFromResolvedInstructionAccount,
  getNonNullResolvedInstructionInput,
  type ResolvedInstructionAccount,
} from '@solana/kit/program-client-core';

import { findTie } from './addresses.js';
import { findCommitmentPda } from './generated/pdas/index.js';

interface Scope<TAccount extends string> {
  readonly programAddress: Address;
  readonly accounts: Readonly<Record<TAccount, ResolvedInstructionAccount>>;
}

type Found = Promise<{ value: ProgramDerivedAddress }>;

const at = <TAccount extends string>({ accounts }: Scope<TAccount>, name: TAccount): Address =>
  getAddressFromResolvedInstructionAccount(name, accounts[name].value);

/** The tie between the member who acts and the one at its other end. */
export async function tieToOther(scope: Scope<'member' | 'other'>): Found {
  return { value: await findTie(at(scope, 'member'), at(scope, 'other'), scope) };
}

/** The tie between a guardian and whom they stand by. */
export async function tieToWard(scope: Scope<'member' | 'ward'>): Found {
  return { value: await findTie(at(scope, 'member'), at(scope, 'ward'), scope) };
}

/** The second of two promises that one act makes: its number is one higher than the turn that numbers the first. */
export async function nextPromise(scope: Scope<'member'> & { readonly args: { turn?: number | undefined } }): Found {
  const turn = getNonNullResolvedInstructionInput('turn', scope.args.turn);
  const { programAddress } = scope;
  return { value: await findCommitmentPda({ author: at(scope, 'member'), number: turn + 1 }, { programAddress }) };
}
