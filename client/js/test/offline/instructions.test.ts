import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  AccountRole,
  address,
  createNoopSigner,
  getAddressDecoder,
  type FixedSizeEncoder,
  type Instruction,
} from '@solana/kit';

import * as exodus from '../../src/index.js';
import { filled, golden, hex } from '../golden.js';
import { idl, pascal, width } from '../idl.js';

const key = (byte: number) => getAddressDecoder().decode(filled(byte));
const signer = (byte: number) => createNoopSigner(key(byte));
const SYSTEM = address('11111111111111111111111111111111');
const [payer, authority, link] = [signer(1), signer(2), signer(3)];
const [member, other] = [key(4), key(5)];

const data = (instruction: Instruction): string => hex(instruction.data!);
const roles = (instruction: Instruction) => instruction.accounts!.map(({ address, role }) => [address, role]);

test('each instruction has its tag and its exact length', () => {
  const generated = exodus as unknown as Record<string, unknown>;
  for (const { name, discriminator, args } of idl.instructions) {
    const encoder = generated[`get${pascal(name)}InstructionDataEncoder`] as () => FixedSizeEncoder<unknown>;
    const tag = generated[`${name.toUpperCase()}_DISCRIMINATOR`] as Uint8Array;
    assert.deepEqual([...tag], discriminator, name);
    assert.equal(
      encoder().fixedSize,
      args.reduce((sum, { type }) => sum + width(type), 1),
      name,
    );
    assert.equal(exodus.identifyExodusInstruction(tag), exodus.ExodusInstruction[pascal(name) as never], name);
  }
  assert.equal(idl.instructions.length, 73);
});

test('a network is created in 59 bytes at the address of founder and slug', async () => {
  const [slug, unit] = [exodus.padded('our-street', 32), exodus.padded('EUR', 8)];
  const terms = { decimals: 2, defaultPledge: 100_00, periodSeconds: 0, tieCap: 150, dormantAfter: 3 };
  const instruction = await exodus.getNetworkCreateInstructionAsync({
    payer,
    founder: authority,
    slug,
    unit,
    ...terms,
  });
  const [network] = await exodus.findNetworkPda({ founder: authority.address, slug });
  assert.equal(data(instruction), `00${hex(slug)}${hex(unit)}02${'1027000000000000'}${'00000000'}96${'03000000'}`);
  assert.equal(instruction.data.length, 59);
  assert.deepEqual(roles(instruction), [
    [payer.address, AccountRole.WRITABLE_SIGNER],
    [authority.address, AccountRole.READONLY_SIGNER],
    [SYSTEM, AccountRole.READONLY],
    [network, AccountRole.WRITABLE],
    [SYSTEM, AccountRole.READONLY],
  ]);
});

test('a member joins in 43 bytes at the address of network and first key', async () => {
  const network = key(9);
  const declared = { pledge: 2n ** 53n - 1n, attention: 1000, profile: filled(0xab) };
  const instruction = await exodus.getMemberJoinInstructionAsync({ payer, authority, network, ...declared });
  const [joined] = await exodus.findMemberPda({ network, firstKey: authority.address });
  assert.equal(data(instruction), `0a${'ffffffffffff1f00'}${'e803'}${'ab'.repeat(32)}`);
  assert.equal(instruction.data.length, 43);
  assert.deepEqual(roles(instruction)[3], [joined, AccountRole.WRITABLE]);
});

test('an invitation takes 22 bytes, its acceptance 21, and the key of the link signs both', async () => {
  const offered = { turn: 1, pledge: 100_00, expires: 1_795_478_400, uses: 2 };
  const invite = await exodus.getTieInviteInstructionAsync({ payer, authority, link, member, ...offered });
  assert.equal(data(invite), `1e${'01000000'}${'1027000000000000'}${'80d3046b00000000'}02`);
  const [invitation] = await exodus.findInvitationPda({ key: link.address });
  const [tie] = await exodus.findTie(member, other);
  const answer = { turn: 0, pledge: 60_00, offered: 100_00 };
  const accept = await exodus.getTieAcceptInstructionAsync({ payer, authority, link, member, other, tie, ...answer });
  assert.equal(data(accept), `1f${'00000000'}${'7017000000000000'}${'1027000000000000'}`);
  for (const instruction of [invite, accept]) {
    assert.deepEqual(roles(instruction)[2], [link.address, AccountRole.READONLY_SIGNER]);
    assert.ok(roles(instruction).some(([place, role]) => place === invitation && role === AccountRole.WRITABLE));
  }
});

test('a direct commitment takes 54 bytes; its bond is a tie, or the key of the creditor, which signs', async () => {
  const promise = { turn: 7, amount: 250_00, due: 0, note: filled(0) };
  const given = { payer, authority, member, other, ...promise };
  const tied = { bond: key(6), bondKind: exodus.BondKind.Tie };
  const byTie = await exodus.getCommitmentCommitDirectlyInstructionAsync({ ...given, ...tied });
  const signed = { bond: signer(6), bondKind: exodus.BondKind.Signature };
  const byKey = await exodus.getCommitmentCommitDirectlyInstructionAsync({ ...given, ...signed });
  assert.equal(data(byTie), `58${'07000000'}01${'a861000000000000'}${'00'.repeat(8)}${'00'.repeat(32)}`);
  assert.deepEqual([byTie.data.length, byKey.data[5]], [54, 2]);
  assert.deepEqual(roles(byTie)[4], [key(6), AccountRole.READONLY]);
  assert.deepEqual(roles(byKey)[4], [key(6), AccountRole.READONLY_SIGNER]);
  const [commitment] = await exodus.findCommitmentPda({ author: member, number: 7 });
  assert.deepEqual(roles(byTie)[5], [commitment, AccountRole.WRITABLE]);
});

test('a commitment to a request carries its path behind the declared accounts', async () => {
  const ties = await exodus.reach(member, other, [key(7), key(8)]);
  const promise = { turn: 0, amount: 1, due: 2, target: 3, details: filled(7), note: filled(0) };
  const given = { payer, authority, member, other, request: key(9), ties, ...promise };
  const instruction = await exodus.getCommitmentCommitInstructionAsync(given);
  assert.equal(instruction.data.length, 93);
  assert.deepEqual(roles(instruction).slice(5, 6), [[SYSTEM, AccountRole.WRITABLE]], 'out of no intent');
  assert.deepEqual(
    roles(instruction).slice(8),
    ties.map(tie => [tie, AccountRole.READONLY]),
  );
});

test('performing takes 17 bytes, and the own key unless a delegate is named', () => {
  const given = { authority, member, commitment: key(7), request: key(8), seen: 0x0102, sum: 0x0304 };
  const own = exodus.getCommitmentPerformInstruction(given);
  assert.equal(data(own), `51${'0201000000000000'}${'0403000000000000'}`);
  assert.deepEqual(roles(own)[4], [SYSTEM, AccountRole.READONLY]);
  const lent = exodus.getCommitmentPerformInstruction({ ...given, delegate: key(9) });
  assert.deepEqual(roles(lent)[4], [key(9), AccountRole.READONLY]);
});

test('a delegate who opens a request can be written, for it uses up its one of the period', async () => {
  const asked = { turn: 1, kind: exodus.RequestKind.Support, target: 1, deadline: 0, fulfilBy: 0, minimumBackers: 0 };
  const given = { payer, authority, member, delegate: key(9), reach: 3 as const, details: filled(0), ...asked };
  const instruction = await exodus.getRequestOpenInstructionAsync(given);
  assert.equal(instruction.data.length, 67);
  assert.deepEqual(roles(instruction)[5], [key(9), AccountRole.WRITABLE]);
});

test('a clearing writes the sorted commitments and leads through them', () => {
  const { commitments, order } = exodus.circle([key(8), key(7)]);
  const given = { sender: authority, seen: 5, amount: 4, order, commitments };
  const instruction = exodus.getClearingClearInstruction(given);
  assert.equal(data(instruction), `64${'0500000000000000'}${'0400000000000000'}0100${'00'.repeat(46)}`);
  assert.deepEqual(
    roles(instruction).slice(1),
    [key(7), key(8)].map(each => [each, AccountRole.WRITABLE]),
  );
});

test('a commitment closes by its record as it stands behind its mark', () => {
  const record = golden('commitment').subarray(exodus.COMMITMENT_DISCRIMINATOR.length);
  const given = { debtor: member, creditor: other, commitment: key(7), payer: key(8), twin: key(9), record };
  assert.equal(data(exodus.getCommitmentCloseInstruction(given)), `57${hex(record)}`);
});
