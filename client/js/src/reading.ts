// Reading accounts that need not be what an address promises: a tombstone where a member was, bytes that others wrote.
import {
  fetchEncodedAccount,
  fetchEncodedAccounts,
  type Account,
  type Address,
  type EncodedAccount,
  type FetchAccountConfig,
  type FetchAccountsConfig,
  type MaybeEncodedAccount,
} from '@solana/kit';

import type { ProgramConfig } from './addresses.js';
import * as accounts from './generated/accounts/index.js';
import { RECORD_VERSION } from './generated/limits.js';
import { EXODUS_PROGRAM_ADDRESS, ExodusAccount, identifyExodusAccount } from './generated/programs/index.js';

/** What stands at a member's address: the member, or what remains of one who has left for good, or nothing. */
export type MemberOrTombstone =
  | { readonly kind: 'member'; readonly account: Account<accounts.Member> }
  | { readonly kind: 'tombstone'; readonly account: Account<accounts.Tombstone> };
export type MaybeMemberOrTombstone = MemberOrTombstone | { readonly kind: 'none'; readonly address: Address };

type Rpc = Parameters<typeof fetchEncodedAccount>[0];

/** Reads what stands at a member's address. A tombstone keeps the history of a member who has left. */
export function decodeMemberOrTombstone(account: EncodedAccount): MemberOrTombstone {
  return identifyExodusAccount(account) === ExodusAccount.Tombstone
    ? { kind: 'tombstone', account: accounts.decodeTombstone(account) }
    : { kind: 'member', account: accounts.decodeMember(account) };
}

const maybe = (account: MaybeEncodedAccount): MaybeMemberOrTombstone =>
  account.exists ? decodeMemberOrTombstone(account) : { kind: 'none', address: account.address };

/** What stands at a member's address; throws where nothing does. */
export async function fetchMemberOrTombstone(
  rpc: Rpc,
  address: Address,
  config?: FetchAccountConfig,
): Promise<MemberOrTombstone> {
  const found = await fetchMaybeMemberOrTombstone(rpc, address, config);
  if (found.kind === 'none') throw new Error(`nobody has joined at ${address}`);
  return found;
}

/** The same, and `none` where nothing stands. */
export async function fetchMaybeMemberOrTombstone(
  rpc: Rpc,
  address: Address,
  config?: FetchAccountConfig,
): Promise<MaybeMemberOrTombstone> {
  return maybe(await fetchEncodedAccount(rpc, address, config));
}

/** The same for many addresses, in their order: one who has left does not keep the others from being read. */
export async function fetchAllMaybeMemberOrTombstone(
  rpc: Parameters<typeof fetchEncodedAccounts>[0],
  addresses: readonly Address[],
  config?: FetchAccountsConfig,
): Promise<MaybeMemberOrTombstone[]> {
  return (await fetchEncodedAccounts(rpc, [...addresses], config)).map(maybe);
}

const SIZES: Readonly<Record<ExodusAccount, () => number>> = {
  [ExodusAccount.Commitment]: accounts.getCommitmentSize,
  [ExodusAccount.Deal]: accounts.getDealSize,
  [ExodusAccount.Delegate]: accounts.getDelegateSize,
  [ExodusAccount.Intent]: accounts.getIntentSize,
  [ExodusAccount.Invitation]: accounts.getInvitationSize,
  [ExodusAccount.Member]: accounts.getMemberSize,
  [ExodusAccount.Network]: accounts.getNetworkSize,
  [ExodusAccount.Offer]: accounts.getOfferSize,
  [ExodusAccount.Pool]: accounts.getPoolSize,
  [ExodusAccount.Recovery]: accounts.getRecoverySize,
  [ExodusAccount.Request]: accounts.getRequestSize,
  [ExodusAccount.Stake]: accounts.getStakeSize,
  [ExodusAccount.Tie]: accounts.getTieSize,
  [ExodusAccount.Tombstone]: accounts.getTombstoneSize,
};

/** Where the version stands: behind the mark and the sequence. */
const VERSION_AT = 16;

/**
 * Which record an account is, if the program wrote it: its owner, its mark, its exact length, and a version that this
 * client reads. Decoders look at the mark alone, as everywhere in Kit: whoever reads what others hand them asks here first.
 */
export function assertExodusRecord(account: EncodedAccount, config: ProgramConfig = {}): ExodusAccount {
  const program = config.programAddress ?? EXODUS_PROGRAM_ADDRESS;
  const { address, data, programAddress: owner } = account;
  if (owner !== program) throw new Error(`${address}: owned by ${owner}, and a record of Exodus by ${program}`);
  const kind = identifyExodusAccount(data);
  const [noun, size] = [ExodusAccount[kind], SIZES[kind]()];
  if (data.length !== size) throw new Error(`${address}: ${data.length} bytes, and a ${noun} has ${size}`);
  const version = data[VERSION_AT];
  if (version === RECORD_VERSION) return kind;
  throw new Error(`${address}: version ${version}, and this client reads ${RECORD_VERSION}: is there a newer one?`);
}
