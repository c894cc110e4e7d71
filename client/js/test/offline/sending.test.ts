import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  createNoopSigner,
  getAddressDecoder,
  getTransactionMessageComputeUnitLimit,
  getTransactionMessageComputeUnitPrice,
  getTransactionMessageSize,
  type Address,
  type Blockhash,
} from '@solana/kit';

import * as exodus from '../../src/index.js';
import { filled } from '../golden.js';

const LIMIT = 1232;
const payer = createNoopSigner(getAddressDecoder().decode(filled(1)));
const lifetime = { blockhash: payer.address as string as Blockhash, lastValidBlockHeight: 1n };
const chain = (links: number) => Array.from({ length: links }, (_, at) => getAddressDecoder().decode(filled(at + 10)));
const clearing = (links: readonly Address[]) =>
  exodus.getClearingClearInstruction({ sender: payer, seen: 1, amount: 1, ...exodus.circle(links) });
const size = (links: number, ...more: [exodus.SendOptions?, Record<Address, Address[]>?]) =>
  getTransactionMessageSize(exodus.messageOf(payer, [clearing(chain(links))], lifetime, ...more));

test('a circle of 30 fits as it is, and the longest of all with a lookup table', () => {
  assert.ok(size(30) <= LIMIT && size(31) > LIMIT, `${size(30)} and ${size(31)}`);
  assert.ok(size(48) > LIMIT);
  const table = getAddressDecoder().decode(filled(9));
  assert.ok(size(48, {}, { [table]: chain(48) }) <= LIMIT);
  assert.throws(() => exodus.circle(chain(49)), /at most 48 commitments, and this has 49/);
});

test('a price and a limit are said to the chain where they are given, and only there', () => {
  const bare = exodus.messageOf(payer, [clearing(chain(2))], lifetime);
  const paid = exodus.messageOf(payer, [clearing(chain(2))], lifetime, {
    computeUnitPrice: 7,
    computeUnitLimit: 90_000,
  });
  assert.equal(bare.instructions.length, 1);
  assert.deepEqual(
    [
      getTransactionMessageComputeUnitPrice(paid),
      getTransactionMessageComputeUnitLimit(paid),
      paid.instructions.length,
    ],
    [7n, 90_000, 3],
  );
});

test('a list that nobody may change is as good as another', async () => {
  const ties = Object.freeze(chain(2)) as readonly Address[];
  const promise = {
    turn: 0,
    amount: 1,
    due: 2,
    target: 3,
    details: filled(7),
    note: filled(0),
    request: payer.address,
  };
  const given = { payer, authority: payer, member: chain(1)[0]!, other: chain(2)[1]!, ties, ...promise };
  const made = await exodus.getCommitmentCommitInstructionAsync(given);
  assert.deepEqual(
    made.accounts.slice(8).map(({ address }: { address: Address }) => address),
    ties,
  );
});
