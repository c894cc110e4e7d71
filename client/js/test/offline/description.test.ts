// The description and the graph that are shipped: enough for a client in another language.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { idl, pascal } from '../idl.js';
import { golden } from '../golden.js';

const SCRIPT = fileURLToPath(new URL('../../../scripts/generate.mjs', import.meta.url));
const NOUNS = ['commitment', 'deal', 'delegate', 'intent', 'invitation', 'member', 'network', 'offer', 'pool'];

test('every record that the program keeps is described, the tombstone too', () => {
  const all = [...NOUNS, 'recovery', 'request', 'stake', 'tie', 'tombstone'].map(pascal);
  assert.deepEqual(
    idl.accounts.map(({ name }) => name),
    all,
  );
  const { discriminator } = idl.accounts.find(({ name }) => name === 'Tombstone')!;
  assert.deepEqual(discriminator, [...golden('tombstone').subarray(0, 8)]);
});

test('every noun but the tie has seeds somewhere, numbers among them', () => {
  const places = idl.instructions.flatMap(({ accounts }) => accounts).flatMap(({ pda }) => pda ?? []);
  const nouns = places.map(({ seeds: [first] }) => first?.kind === 'const' && Buffer.from(first.value).toString());
  const all = [...NOUNS, 'recovery', 'request', 'stake'];
  assert.deepEqual([...new Set(nouns)].sort(), all.sort());
  assert.ok(places.some(({ seeds }) => seeds.some(seed => seed.kind === 'arg' && seed.path === 'args.turn')));
  assert.ok(places.some(({ seeds }) => seeds.some(seed => seed.kind === 'arg' && seed.path === 'args.slug')));
});

test('a delegate who opens a request is written', () => {
  const open = idl.instructions.find(({ name }) => name === 'request_open')!;
  assert.equal(open.accounts.find(({ name }) => name === 'delegate')!.writable, true);
});

test('what numbers mean is there as constants', () => {
  const value = (constant: string) => idl.constants.find(({ name }) => name === constant)?.value;
  assert.deepEqual(['REQUEST_KIND_CLAIM', 'SIDE_STATE_NONE', 'STAKE_CHANGE_JOINED'].map(value), ['4', '0', '11']);
});

test('the graph has all addresses, codes as enumerations, and records of the right size', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exodus-graph-'));
  try {
    execFileSync(process.execPath, [SCRIPT, '--ship', folder]);
    const { program } = JSON.parse(readFileSync(join(folder, 'codama.json'), 'utf8'));
    assert.equal(program.pdas.length, 13);
    for (const { name, size } of program.accounts) {
      assert.equal(size, golden(name).length, name);
    }
    const kind = program.definedTypes.find(({ name }: { name: string }) => name === 'requestKind');
    const variants = kind.type.variants.map((each: { name: string; discriminator: number }) => [
      each.name,
      each.discriminator,
    ]);
    assert.deepEqual(variants, [
      ['emergency', 1],
      ['support', 2],
      ['initiative', 3],
      ['claim', 4],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
