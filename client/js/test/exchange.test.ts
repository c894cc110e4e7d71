// What a story of two neighbours has no room for: an exchange, a pool, a direct promise, and a delegate who asks.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as exodus from '../src/index.js';
import { DAY, funded, now } from './chain.js';
import { filled } from './golden.js';
import { neighbours, type Person } from './neighbours.js';

const CONFIRMED = { commitment: 'confirmed' } as const;
const { street, ana, ben, tie } = await neighbours();

const turnOf = async ({ member }: Person) => (await exodus.fetchMember(street.rpc, member, CONFIRMED)).data.turn;
const acts = ({ key, member }: Person) => ({ payer: key, authority: key, member });

test('Ana offers lessons, Ben takes two, and her agreement is two promises that name each other', async () => {
  const published = await turnOf(ana);
  const [offer] = await exodus.findOfferPda({ publisher: ana.member, number: published });
  const agreed = { price: 20_00, deliveryDays: 7, paymentDays: 14, details: filled(7) };
  const terms = { ...agreed, expires: now() + 30 * DAY, quantity: 3, reach: 1 as const };
  const publish = { ...acts(ana), turn: published, kind: exodus.OfferKind.Offer, terms };
  await street.send(ana.key, [await exodus.getOfferPublishInstructionAsync(publish)]);

  const wish = { turn: await turnOf(ben), quantity: 2, expires: now() + DAY, ...agreed };
  const take = { ...acts(ben), other: ana.member, offer, ties: [tie], ...wish };
  await street.send(ben.key, [await exodus.getOfferTakeInstructionAsync(take)]);
  const [at] = await exodus.findDealPda({ offer, taker: ben.member });
  const deal = (await exodus.fetchDeal(street.rpc, at, CONFIRMED)).data;
  assert.deepEqual([deal.publisher, deal.quantity, deal.price], [ana.member, 2, 20_00n]);

  const turn = await turnOf(ana);
  const [goods] = await exodus.findCommitmentPda({ author: ana.member, number: turn });
  const [price] = await exodus.findCommitmentPda({ author: ana.member, number: turn + 1 });
  const named = { turn, dealTurn: deal.turn, dealPayer: deal.payer };
  const agree = { ...acts(ana), other: ben.member, offer, ...named };
  await street.send(ana.key, [await exodus.getOfferAgreeInstructionAsync(agree)]);
  const [given, paid] = await exodus.fetchAllCommitment(street.rpc, [goods, price], CONFIRMED);
  assert.deepEqual([given!.data.debtor, given!.data.inKind, given!.data.twin], [ana.member, 1, price]);
  assert.deepEqual([paid!.data.debtor, paid!.data.amount, paid!.data.twin], [ben.member, 40_00n, goods]);
  assert.equal((await exodus.fetchOffer(street.rpc, offer, CONFIRMED)).data.quantity, 1);
});

test('Ana founds a pool, and Ben joins it by their tie', async () => {
  const turn = await turnOf(ana);
  const [pool] = await exodus.findPoolPda({ founder: ana.member, number: turn });
  const windows = { discussion: 7 * DAY, answer: 3 * DAY, fulfilment: 30 * DAY, waiting: 10 * DAY };
  const bounds = { smallest: 1_00, largest: 1000_00, bps: 5000, stakeAmount: 200_00 };
  const create = { ...acts(ana), turn, rules: filled(6), ...windows, ...bounds };
  await street.send(ana.key, [await exodus.getPoolCreateInstructionAsync(create)]);
  const join = { ...acts(ben), pool, other: ana.member, tie, rules: filled(6), amount: 120_00 };
  await street.send(ben.key, [await exodus.getPoolJoinInstructionAsync({ ...join, turn: await turnOf(ben) })]);
  const { total, stakes } = (await exodus.fetchPool(street.rpc, pool, CONFIRMED)).data;
  assert.deepEqual([total, stakes], [320_00n, 2]);
  const stake = await exodus.fetchStakeFromSeeds(street.rpc, { pool, member: ben.member }, CONFIRMED);
  assert.deepEqual([stake.data.amount, stake.data.state], [120_00n, exodus.StakeState.Active]);
});

test('Ben promises Ana something directly: by their tie, and by her signature', async () => {
  const bonds = [
    { bond: tie, bondKind: exodus.BondKind.Tie },
    { bond: ana.key, bondKind: exodus.BondKind.Signature },
  ];
  for (const bond of bonds) {
    const turn = await turnOf(ben);
    const promise = { turn, amount: 5_00, due: now() + 7 * DAY, note: exodus.NO_HASH };
    const given = { ...acts(ben), other: ana.member, ...bond, ...promise };
    await street.send(ben.key, [await exodus.getCommitmentCommitDirectlyInstructionAsync(given)]);
    const made = await exodus.fetchCommitmentFromSeeds(street.rpc, { author: ben.member, number: turn }, CONFIRMED);
    assert.deepEqual([made.data.creditor, made.data.amount, made.data.parentKind], [ana.member, 5_00n, 0]);
  }
});

test('a delegate of Ana asks for her, once in a period', async () => {
  const bot = await funded(street);
  const [delegate] = await exodus.findDelegatePda({ member: ana.member, key: bot.address });
  const power = { turn: await turnOf(ana), scopes: exodus.Scope.OpenRequests, limit: 500_00, expires: now() + DAY };
  await street.send(ana.key, [
    await exodus.getDelegateGrantInstructionAsync({ ...acts(ana), key: bot.address, ...power }),
  ]);
  await asks(exodus.RequestKind.Support, 0);
  const used = (await exodus.fetchDelegate(street.rpc, delegate, CONFIRMED)).data;
  assert.notEqual(used.lastRequest, 0);
  await assert.rejects(asks(exodus.RequestKind.Emergency, now() + DAY), error => {
    assert.equal(exodus.refusalOf(error)?.name, 'DelegateRequestThisPeriod');
    return true;
  });

  async function asks(kind: exodus.RequestKind, deadline: number) {
    const rest = { target: 20_00, deadline, fulfilBy: 0, minimumBackers: 0, reach: 3 as const, details: exodus.NO_HASH };
    const open = { payer: bot, authority: bot, member: ana.member, delegate, turn: await turnOf(ana), kind, ...rest };
    return street.send(bot, [await exodus.getRequestOpenInstructionAsync(open)]);
  }
});
