import assert from 'node:assert/strict';
import { test } from 'node:test';

import { address, getAddressDecoder } from '@solana/kit';

import * as exodus from '../../src/index.js';
import { filled, golden } from '../golden.js';

const one = getAddressDecoder().decode(filled(1));
const two = getAddressDecoder().decode(filled(2));
const number = 0x0102_0304;
const slug = exodus.padded('our-street', 32);

// Vectors and golden files are those of this program. `src/generated` may belong to another: `cargo xtask program --id`.
const pinned = { programAddress: address('Exodus1111111111111111111111111111111111111') };

// Computed by an implementation that shares nothing with this one, from the seeds of `client/sdk/src/address.rs`.
const VECTORS = [
  ['network', exodus.findNetworkPda({ founder: one, slug }, pinned), '5enkeu2omGd48GsQPYWU8cpG3fGn2hAK6eF3gDjdrXgh', 255],
  [
    'member',
    exodus.findMemberPda({ network: one, firstKey: two }, pinned),
    'DdrDRgRgKTtCjYxbvcd6EsLignnCPCGZDrsYXLBgzeJn',
    255,
  ],
  ['tie', exodus.findTiePda({ lower: one, higher: two }, pinned), 'G2ErD1irXriyDh4fnGeLGiFpszvScTUecYXA4FFttRRb', 254],
  ['invitation', exodus.findInvitationPda({ key: one }, pinned), '8tKEQbd7xk2DD4vyQhpC63ZqV5f1WbPAxrRN7eaNbKhi', 254],
  ['request', exodus.findRequestPda({ beneficiary: one, number }, pinned), 'GGPL5MSjXVKRgshe4oJLy7hz7BttzrNG5qHzGsD88Qk4', 255],
  ['intent', exodus.findIntentPda({ request: one, member: two }, pinned), '3o4gNZtaW81nvzHT4o4nPvenarF54DsNmVJn8R8YTaFx', 254],
  ['delegate', exodus.findDelegatePda({ member: one, key: two }, pinned), 'B26UWfrnGunWu1SBPF87kifM7bAfTnN4YY6ri8w9Meq4', 253],
  [
    'commitment',
    exodus.findCommitmentPda({ author: one, number }, pinned),
    '8KkVQ5HbKR8K9gokmfp7z9ohegQopXbuDFav9NvsW46W',
    254,
  ],
  ['recovery', exodus.findRecoveryPda({ member: one, key: two }, pinned), '2jsiXarDnGEuteo3ExaKqFeUhQUfW5o8ygVNEiFSyJcv', 255],
  ['offer', exodus.findOfferPda({ publisher: one, number }, pinned), 'FzudeB1hnEDmVtjGbBdtVoA3E4GscT1kCRkrKs1PESZD', 255],
  ['deal', exodus.findDealPda({ offer: one, taker: two }, pinned), '8dLdnttGg8wppbrPZPsHhxjTdwAhWYUETmvawBwMgYF6', 255],
  ['pool', exodus.findPoolPda({ founder: one, number }, pinned), '6ah9GHBqXAKf35yYfyEgjgdHu3XrYRZgTHUXsu9TYPPA', 254],
  ['stake', exodus.findStakePda({ pool: one, member: two }, pinned), 'G2WGrmFPZPj5HaQ5sK5tCVEgF3eLihG8FoNBNgHsD2nv', 255],
] as const;

for (const [noun, found, at, bump] of VECTORS) {
  test(`${noun}: lives where its seeds say`, async () => {
    assert.deepEqual([...(await found)], [at, bump]);
  });
}

test('the records of the program name each other at these addresses, and hold these bumps', async () => {
  const network = exodus.getNetworkDecoder().decode(golden('network'));
  const ben = exodus.getMemberDecoder().decode(golden('member'));
  const tie = exodus.getTieDecoder().decode(golden('tie'));
  const invitation = exodus.getInvitationDecoder().decode(golden('invitation'));
  const request = exodus.getRequestDecoder().decode(golden('request'));
  const commitment = exodus.getCommitmentDecoder().decode(golden('commitment'));
  const offer = exodus.getOfferDecoder().decode(golden('offer'));
  const deal = exodus.getDealDecoder().decode(golden('deal'));
  const pool = exodus.getPoolDecoder().decode(golden('pool'));
  const stake = exodus.getStakeDecoder().decode(golden('stake'));
  const delegate = exodus.getDelegateDecoder().decode(golden('delegate'));
  const recovery = exodus.getRecoveryDecoder().decode(golden('recovery'));

  assert.deepEqual([...(await exodus.findNetworkPda(network, pinned))], [ben.network, network.head.bump]);
  assert.deepEqual([...(await exodus.findMemberPda(ben, pinned))], [commitment.debtor, ben.head.bump]);
  assert.deepEqual([...(await exodus.findRequestPda(request, pinned))], [commitment.parent, request.head.bump]);
  assert.deepEqual([...(await exodus.findOfferPda(offer, pinned))], [deal.offer, offer.head.bump]);
  assert.deepEqual([...(await exodus.findPoolPda(pool, pinned))], [stake.pool, pool.head.bump]);
  const bumps: [PromiseLike<readonly [string, number]>, number][] = [
    [exodus.findTiePda(tie, pinned), tie.head.bump],
    [exodus.findInvitationPda(invitation, pinned), invitation.head.bump],
    [exodus.findCommitmentPda({ author: commitment.debtor, number: commitment.number }, pinned), commitment.head.bump],
    [exodus.findDealPda(deal, pinned), deal.head.bump],
    [exodus.findStakePda(stake, pinned), stake.head.bump],
    [exodus.findDelegatePda(delegate, pinned), delegate.head.bump],
    [exodus.findRecoveryPda(recovery, pinned), recovery.head.bump],
  ];
  for (const [found, bump] of bumps) assert.equal((await found)[1], bump);
});

test('a tie has one address whoever asks, lower by bytes and not by text', async () => {
  assert.deepEqual(await exodus.findTie(one, two), await exodus.findTiePda({ lower: one, higher: two }));
  assert.deepEqual(await exodus.findTie(two, one), await exodus.findTie(one, two));
  const lower = getAddressDecoder().decode(filled(14));
  const higher = getAddressDecoder().decode(filled(15));
  assert.ok(lower > higher, 'as texts they are in the other order');
  assert.ok(exodus.compareAddresses(lower, higher) < 0 && exodus.compareAddresses(higher, lower) > 0);
  assert.equal(exodus.compareAddresses(lower, lower), 0);
});

test('a path of one tie stands alone, any other is followed by the tie between its ends', async () => {
  const [between] = await exodus.findTie(one, two);
  const [first, second] = [
    address('So11111111111111111111111111111111111111112'),
    address('Stake11111111111111111111111111111111111111'),
  ];
  assert.deepEqual(await exodus.reach(one, two, [first]), [first]);
  assert.deepEqual(await exodus.reach(one, two, [first, second]), [first, second, between]);
  assert.deepEqual(await exodus.reach(one, two, []), [between]);
});

test('a circle is sorted by bytes, and its order leads through it', () => {
  const chain = [3, 1, 2].map(byte => getAddressDecoder().decode(filled(byte)));
  const { commitments, order } = exodus.circle(chain);
  assert.deepEqual(commitments, [chain[1], chain[2], chain[0]]);
  assert.deepEqual([...order], [2, 0, 1, ...new Array<number>(45).fill(0)]);
  assert.throws(() => exodus.circle(new Array(49).fill(one)), RangeError);
});
