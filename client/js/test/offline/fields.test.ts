// What is wrong is refused before it is signed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createNoopSigner, getAddressDecoder } from '@solana/kit';

import * as exodus from '../../src/index.js';
import { filled, golden, hex } from '../golden.js';
import { idl } from '../idl.js';

const key = (byte: number) => getAddressDecoder().decode(filled(byte));
const [payer, authority] = [createNoopSigner(key(1)), createNoopSigner(key(2))];
const [member, other] = [key(3), key(4)];
const setting = (profile: Uint8Array) =>
  exodus.getMemberSetInstruction({ authority, member, turn: 1, pledge: 1, attention: 1, profile });
const frame = { decimals: 2, defaultPledge: 1, periodSeconds: 0, tieCap: 150, dormantAfter: 3 };
const network = (slug: exodus.SlugArgs, unit: exodus.UnitArgs) =>
  exodus.getNetworkCreateInstructionAsync({ payer, founder: authority, slug, unit, ...frame });
const asking = { authority, member, payer, turn: 1, target: 1, fulfilBy: 0, minimumBackers: 0, details: filled(1) };
type Open = Pick<exodus.RequestOpenAsyncInput, 'kind' | 'reach' | 'deadline'>;
const open = (input: Open) => exodus.getRequestOpenInstructionAsync({ ...asking, ...input });

test('a hash of another length is refused, not filled up or cut', () => {
  assert.ok(setting(filled(5)));
  for (const length of [0, 5, 31, 33, 50]) {
    assert.throws(() => setting(new Uint8Array(length)), {
      name: 'RangeError',
      message: `a hash (SHA-256) is 32 bytes, and this has ${length}`,
    });
  }
});

test('a slug and a unit are texts, or the bytes that the chain holds', async () => {
  const byText = await network('our-street', 'EUR');
  const byBytes = await network(exodus.padded('our-street', 32), exodus.padded('EUR', 8));
  assert.equal(hex(byText.data), hex(byBytes.data));
  assert.equal(byText.accounts[3].address, byBytes.accounts[3].address);
  assert.ok(await network('a'.repeat(32), 'A'.repeat(8)));
});

test('a slug of other letters, and one of another length, are refused, in addresses too', async () => {
  const wrong = ['', 'Our-Street', 'Наша улица', 'a'.repeat(33), 'a b', exodus.padded('Наша улица', 32)];
  const bytes = [new Uint8Array(5), filled(0), exodus.padded('our-street', 31), exodus.padded('our-street', 33)];
  const hole = new Uint8Array(32).fill(97);
  hole[3] = 0;
  for (const slug of [...wrong, ...bytes, hole]) {
    await assert.rejects(network(slug, 'EUR'), /^RangeError: a network's name is 1 to 32 of a-z, 0-9 and -/, `${slug}`);
    await assert.rejects(exodus.findNetworkPda({ founder: payer.address, slug }), RangeError);
  }
});

test('a unit of other letters or another length is refused', async () => {
  const hole = new Uint8Array(8).fill(65);
  hole[3] = 0;
  for (const unit of ['', 'eur', '€', 'NINECHARS', exodus.padded('EUR', 9), new Uint8Array(8), hole]) {
    await assert.rejects(network('our-street', unit), /^RangeError: a unit code is 1 to 8 capital letters or digits/);
  }
});

test('a record and an order of another length are refused', () => {
  const record = golden('commitment');
  const close = { debtor: member, creditor: other, commitment: key(7), payer: key(8), twin: key(9) };
  assert.throws(() => exodus.getCommitmentCloseInstruction({ ...close, record }), /is 328 bytes, and this has 336/);
  const clear = { sender: authority, seen: 1, amount: 1, commitments: [] };
  assert.throws(() => exodus.getClearingClearInstruction({ ...clear, order: [0, 1] as never }), /is 48 bytes/);
});

test('a moment in milliseconds, and one before 1970, are refused; a date becomes one', async () => {
  const [kind, reach] = [exodus.RequestKind.Emergency, 3 as const];
  const date = new Date('2026-12-01T12:00:00.900Z');
  assert.equal(exodus.unixSeconds(date), 1_796_126_400n);
  assert.ok(await open({ kind, reach, deadline: exodus.unixSeconds(date) }));
  assert.ok(await open({ kind, reach, deadline: 0 }));
  await assert.rejects(open({ kind, reach, deadline: date.getTime() }), /unix seconds.*looks like milliseconds/);
  await assert.rejects(open({ kind, reach, deadline: -1n }), /lies before 1970/);
});

test('a code that nothing means is refused, by the compiler and by the builder', async () => {
  const asks = { kind: exodus.RequestKind.Support, reach: 3, deadline: 0 } as const;
  assert.ok(await open(asks));
  // @ts-expect-error: no such kind
  await assert.rejects(open({ ...asks, kind: 99 }), /RequestKind is one of 1 Emergency, .* and this is 99/);
  // @ts-expect-error: no such reach
  await assert.rejects(open({ ...asks, reach: 77 }), /Reach is one of 0 anyone, .* and this is 77/);
  // @ts-expect-error: a number may be any number
  const loose: exodus.RequestKind = 1 as number;
  assert.ok(loose);
  const power = { turn: 1, limit: 1, expires: 1, key: key(9), payer, authority, member };
  assert.ok(await exodus.getDelegateGrantInstructionAsync({ ...power, scopes: exodus.Scope.OpenRequests | 8 }));
  for (const scopes of [16, 255, -1, 1.5]) {
    await assert.rejects(
      exodus.getDelegateGrantInstructionAsync({ ...power, scopes }),
      /scopes are a sum of 1 OpenReq/,
    );
  }
});

test('a record with a code that nothing means is refused, not read as something', () => {
  const bytes = golden('request');
  const { kind } = exodus.getRequestDecoder().decode(bytes);
  const place = bytes.findIndex(
    (_, at) => at > 200 && bytes[at] === kind && bytes[at + 1] === 1 && bytes[at + 2] === 3,
  );
  bytes[place] = 9;
  assert.throws(() => exodus.getRequestDecoder().decode(bytes), /RequestKind is one of .* and this is 9/);
});

test('codes are types, and have names backwards', () => {
  const status: exodus.RequestStatus = exodus.RequestStatus.Adopted;
  const name: 'Adopted' = exodus.RequestStatusName[status];
  assert.equal(name, 'Adopted');
  assert.equal(exodus.ParentKindName[exodus.getCommitmentDecoder().decode(golden('commitment')).parentKind], 'Request');
  assert.equal(exodus.CommitmentAuthorName[1], 'Debtor');
  assert.deepEqual(exodus.scopeNames(exodus.Scope.OpenRequests + exodus.Scope.MarkPerformed), [
    'OpenRequests',
    'MarkPerformed',
  ]);
});

test('every code of the program has its name here, and its number', () => {
  const all = exodus as unknown as Record<string, Record<string, number | string>>;
  const screaming = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
  const codes = Object.keys(all).filter(name => typeof all[`${name}Name`] === 'object');
  assert.equal(codes.length, 22);
  const here = codes.flatMap(code =>
    Object.entries(all[code]!).map(([name, number]) => {
      assert.equal(all[`${code}Name`]![number], name);
      return [`${screaming(code)}_${screaming(name)}`, String(number)];
    }),
  );
  const others = ['REACH_ANYONE', 'REACH_MAX', 'RECORD_VERSION'];
  const described = idl.constants.filter(({ name }) => !others.includes(name)).map(({ name, value }) => [name, value]);
  assert.deepEqual(here.sort(), described.sort());
});
