import assert from 'node:assert/strict';
import { test } from 'node:test';

import { getBase64Decoder, getAddressDecoder } from '@solana/kit';

import * as exodus from '../../src/index.js';
import { filled, hex } from '../golden.js';
import { idl } from '../idl.js';

const { EXODUS_PROGRAM_ADDRESS: OURS, ExodusEvent } = exodus;
const THEIRS = getAddressDecoder().decode(filled(9));
const all = exodus as unknown as Record<string, unknown>;

type Decoder = () => { fixedSize: number };
/** An event whose `change`, which stands in one of the last four words of four bytes, is one. */
function bytesOf(name: string): Uint8Array {
  const { fixedSize } = (all[`get${name}Decoder`] as Decoder)();
  const bytes = new Uint8Array(fixedSize);
  bytes.set(idl.events.find(event => event.name === name)!.discriminator);
  const first: Record<string, number> = { StakeChanged: 11, DealChanged: 5 };
  const sizes: Record<string, number> = { CommitmentChanged: 8, StakeChanged: 8, DealChanged: 8, TieChanged: 8 };
  if (name.endsWith('Changed')) bytes[fixedSize - (sizes[name] ?? 4)] = first[name] ?? 1;
  if (name === 'RequestChanged') bytes[fixedSize - 8] = 1;
  return bytes;
}

const line = (name: string) => `Program data: ${getBase64Decoder().decode(bytesOf(name))}`;
const ran = (program: string, depth: number, ...inside: string[]) => [
  `Program ${program} invoke [${depth}]`,
  ...inside,
  `Program ${program} consumed 1000 of 200000 compute units`,
  `Program ${program} success`,
];
const kinds = (logs: readonly string[], config?: exodus.ProgramConfig) =>
  exodus.eventsOf(logs, config).events.map(({ eventType }) => ExodusEvent[eventType]);

test('every event has its mark, is recognised by it and read, and nothing else is', () => {
  for (const { name, discriminator } of idl.events) {
    const constant = `${name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_DISCRIMINATOR`;
    assert.deepEqual([...(all[constant] as Uint8Array)], discriminator, constant);
    assert.equal(exodus.identifyExodusEvent(bytesOf(name)), ExodusEvent[name as keyof typeof ExodusEvent]);
    assert.equal(exodus.parseExodusEvent({ data: bytesOf(name) })?.eventType, ExodusEvent[name as never]);
    assert.throws(() => exodus.parseExodusEvent(bytesOf(name).subarray(0, -1)), name);
  }
  assert.equal(idl.events.length, 15);
  assert.equal(exodus.identifyExodusEvent(filled(1)), undefined);
  assert.equal(exodus.parseExodusEvent(filled(1)), undefined);
});

test('an event tells its change by type', () => {
  const told = exodus.parseExodusEvent(bytesOf('CommitmentChanged'));
  assert.ok(told?.eventType === ExodusEvent.CommitmentChanged);
  assert.equal(exodus.CommitmentChangeName[told.data.change], 'Made');
});

test('what Exodus wrote is read, in its order, whoever called it', () => {
  const logs = [
    ...ran(OURS, 1, 'Program log: hello', line('MemberChanged'), line('TieChanged')),
    ...ran(THEIRS, 1, ...ran(OURS, 2, line('PoolChanged'))),
  ];
  assert.deepEqual(kinds(logs), ['MemberChanged', 'TieChanged', 'PoolChanged']);
});

test('what another program wrote is not, before, after or between', () => {
  const logs = [
    ...ran(THEIRS, 1, line('MemberChanged'), ...ran(OURS, 2, line('PoolChanged')), line('OfferChanged')),
    ...ran(OURS, 1, ...ran(THEIRS, 2, line('MemberChanged')), line('DealChanged')),
    line('MemberChanged'),
  ];
  assert.deepEqual(kinds(logs), ['PoolChanged', 'DealChanged']);
});

test('a program that logs what the runtime would say deceives nobody', () => {
  const logs = ran(THEIRS, 1, `Program log: Program ${OURS} invoke [2]`, line('MemberChanged'));
  const lines = ran(THEIRS, 1, `Program log: x\nProgram ${OURS} invoke [2]`, line('MemberChanged'));
  assert.deepEqual([kinds(logs), kinds(lines)], [[], []]);
});

test('a transaction that failed has told nothing', () => {
  const failed = [`Program ${THEIRS} invoke [1]`, `Program ${THEIRS} failed: custom program error: 0x1`];
  assert.deepEqual(kinds([...ran(OURS, 1, line('MemberChanged')), ...failed]), []);
});

test('a log that was cut off says so, and nothing behind the cut is believed', () => {
  const cut = [`Program ${OURS} invoke [1]`, line('MemberChanged'), 'Log truncated', line('TieChanged')];
  const told = exodus.eventsOf(cut);
  assert.deepEqual([told.events.length, told.truncated], [1, true]);
  assert.equal(exodus.eventsOf(ran(OURS, 1)).truncated, false);
  // A program may say that the log was cut off, and is not believed either.
  assert.equal(exodus.eventsOf(ran(OURS, 1, 'Program log: Log truncated')).truncated, false);
});

test('lines that are missing are noticed, and what is not known is handed on', () => {
  assert.throws(() => kinds([`Program ${OURS} success`]), /the log lacks lines before/);
  assert.throws(() => kinds([`Program ${OURS} invoke [2]`]), /the log lacks lines before/);
  const newer = bytesOf('CommitmentChanged');
  newer[newer.length - 8] = 200;
  const unknown = [newer, filled(1)].map(bytes => `Program data: ${getBase64Decoder().decode(bytes)}`);
  const told = exodus.eventsOf(ran(OURS, 1, ...unknown, line('TieChanged')));
  assert.deepEqual(told.unread.map(hex), [hex(newer), hex(filled(1))]);
  assert.equal(told.events.length, 1);
});

test('a program at another address is followed there', () => {
  const logs = [...ran(THEIRS, 1, line('MemberChanged')), ...ran(OURS, 1, line('TieChanged'))];
  assert.deepEqual(kinds(logs, { programAddress: THEIRS }), ['MemberChanged']);
});
