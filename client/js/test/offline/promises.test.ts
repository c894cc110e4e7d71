import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createNoopSigner, getAddressDecoder } from '@solana/kit';

import * as exodus from '../../src/index.js';
import { filled, golden, hex } from '../golden.js';

const promise = exodus.getCommitmentDecoder().decode(golden('commitment'));
const SYSTEM = '11111111111111111111111111111111';
const { Request, Offer, None } = exodus.ParentKind;

test('the book of a promise is the request that it answers, and of any other none', () => {
  assert.equal(promise.parentKind, Request);
  assert.equal(exodus.bookOf(promise), promise.parent);
  assert.notEqual(promise.parent, SYSTEM);
  // Goods and price of a deal name their offer as parent, and no request follows their sums.
  assert.equal(exodus.bookOf({ ...promise, parentKind: Offer }), SYSTEM);
  assert.equal(exodus.bookOf({ ...promise, parentKind: None }), SYSTEM);
});

test('whatever answers a promise takes its book as the request', () => {
  const authority = createNoopSigner(getAddressDecoder().decode(filled(1)));
  const { creditor: member, debtor: other } = promise;
  const deal = { ...promise, parentKind: Offer };
  const sums = { seen: promise.kept, sum: exodus.outstanding(promise) };
  const at = { authority, member, other, commitment: authority.address, request: exodus.bookOf(deal), ...sums };
  assert.equal(exodus.getCommitmentConfirmInstruction(at).accounts[4].address, SYSTEM);
});

test('a promise that closes is named by its record behind the mark', () => {
  const record = exodus.closingRecordOf(promise);
  assert.equal(hex(record), hex(golden('commitment').subarray(8)));
  assert.equal(record.length, 328);
});
