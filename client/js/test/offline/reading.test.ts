import assert from 'node:assert/strict';
import { test } from 'node:test';

import { address, getBase64Decoder, getAddressDecoder, lamports, type Address, type EncodedAccount } from '@solana/kit';

import * as exodus from '../../src/index.js';
import { filled, golden } from '../golden.js';

const at = (byte: number) => getAddressDecoder().decode(filled(byte));
const SYSTEM = address('11111111111111111111111111111111');
const [member, tombstone, nobody, tie] = [at(1), at(2), at(3), at(4)];
const stored: Record<Address, Uint8Array> = {
  [member]: golden('member'),
  [tombstone]: golden('tombstone'),
  [tie]: golden('tie'),
};

// A node that knows three accounts.
const shown = (place: Address) => {
  const data = stored[place];
  if (!data) return null;
  const coded = [getBase64Decoder().decode(data), 'base64'];
  return { data: coded, owner: exodus.EXODUS_PROGRAM_ADDRESS, executable: false, lamports: 1n, space: 0n };
};
const answer = (value: unknown) => ({ send: () => Promise.resolve({ context: { slot: 1n }, value }) });
const rpc = {
  getAccountInfo: (place: Address) => answer(shown(place)),
  getMultipleAccounts: (places: Address[]) => answer(places.map(shown)),
} as unknown as exodus.Connection['rpc'];

test('a tombstone is told from a member, and from nothing', async () => {
  const living = await exodus.fetchMemberOrTombstone(rpc, member);
  const gone = await exodus.fetchMemberOrTombstone(rpc, tombstone);
  assert.ok(living.kind === 'member' && living.account.data.state === exodus.MemberState.Active);
  assert.ok(gone.kind === 'tombstone' && gone.account.address === tombstone);
  assert.deepEqual(gone.account.data, exodus.getTombstoneDecoder().decode(golden('tombstone')));
  await assert.rejects(exodus.fetchMemberOrTombstone(rpc, nobody), /nobody has joined at/);
  assert.deepEqual(await exodus.fetchMaybeMemberOrTombstone(rpc, nobody), { kind: 'none', address: nobody });
});

test('one who has left does not keep the others from being read', async () => {
  await assert.rejects(exodus.fetchAllMaybeMember(rpc, [member, tombstone]));
  const all = await exodus.fetchAllMaybeMemberOrTombstone(rpc, [member, tombstone, nobody] as const);
  assert.deepEqual(
    all.map(({ kind }) => kind),
    ['member', 'tombstone', 'none'],
  );
});

test('another record is neither a member nor a tombstone', async () => {
  await assert.rejects(exodus.fetchMemberOrTombstone(rpc, tie));
});

const account = (data: Uint8Array, programAddress: Address = exodus.EXODUS_PROGRAM_ADDRESS): EncodedAccount => ({
  ...{ address: member, data, programAddress },
  ...{ executable: false, lamports: lamports(1n), space: BigInt(data.length) },
});

test('a record is believed by its owner, its mark, its length and its version', () => {
  const nouns = [
    'commitment',
    'deal',
    'delegate',
    'intent',
    'invitation',
    'member',
    'network',
    'offer',
    'pool',
    'recovery',
  ];
  for (const noun of [...nouns, 'request', 'stake', 'tie', 'tombstone']) {
    const kind = exodus.assertExodusRecord(account(golden(noun)));
    assert.equal(exodus.ExodusAccount[kind].toLowerCase(), noun);
  }
  const longer = new Uint8Array([...golden('member'), 0]);
  const newer = golden('member');
  newer[16] = 9;
  assert.throws(() => exodus.assertExodusRecord(account(golden('member'), SYSTEM)), /: owned by 1111/);
  assert.throws(() => exodus.assertExodusRecord(account(longer)), /bytes, and a Member has/);
  assert.throws(() => exodus.assertExodusRecord(account(newer)), /version 9, and this client reads 1/);
  assert.throws(() => exodus.assertExodusRecord(account(filled(7))));
  const programAddress = at(9);
  assert.ok(exodus.assertExodusRecord(account(golden('tie'), programAddress), { programAddress }) !== undefined);
  assert.throws(() => exodus.assertExodusRecord(account(golden('tie')), { programAddress }), /owned by/);
});
