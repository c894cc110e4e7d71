import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SOLANA_ERROR__INSTRUCTION_ERROR__CUSTOM, SolanaError } from '@solana/kit';

import * as exodus from '../../src/index.js';
import { idl } from '../idl.js';

test('every refusal of the rules has its name and its fact', () => {
  for (const { code, name, msg } of idl.errors) {
    assert.deepEqual(exodus.refusalBehind(code), { code, name, fact: msg });
  }
  assert.equal(exodus.refusalBehind(1), undefined);
});

test('what the framework refuses has a name, and a wallet in production can say every sentence', () => {
  assert.equal(exodus.refusalBehind(2012)?.name, 'ConstraintAddress');
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    const { code, msg } = idl.errors[0]!;
    assert.equal(exodus.getExodusErrorMessage(code as exodus.ExodusError), msg);
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
});

test('a refusal is found however deep an error holds it, and nowhere else', () => {
  const refused = new SolanaError(SOLANA_ERROR__INSTRUCTION_ERROR__CUSTOM, { code: 6002, index: 0 });
  const wrapped = new Error('outside', { cause: new Error('between', { cause: refused }) });
  assert.equal(exodus.refusalOf(wrapped)?.name, 'StaleTurn');
  assert.equal(exodus.refusalOf(new Error('another')), undefined);
  assert.equal(exodus.refusalOf('no error at all'), undefined);
});

test('websockets are one port above, or where there is no port at the same place', () => {
  assert.equal(exodus.websocketOf('http://127.0.0.1:8899'), 'ws://127.0.0.1:8900/');
  assert.equal(exodus.websocketOf('https://chain.example.org'), 'wss://chain.example.org/');
});
