// Ana and Ben, from two empty wallets to a promise that was kept, on a local validator.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Address } from '@solana/kit';

import * as exodus from '../src/index.js';
import { bytesOf, chain, DAY, events, funded, now } from './chain.js';
import { filled, hex } from './golden.js';

const CONFIRMED = { commitment: 'confirmed' } as const;
const slug = exodus.padded('our-street', 32);

const street = await chain();
const [ana, ben] = [await funded(street), await funded(street)];
const [network] = await exodus.findNetworkPda({ founder: ana.address, slug });
const [annas] = await exodus.findMemberPda({ network, firstKey: ana.address });
const [bens] = await exodus.findMemberPda({ network, firstKey: ben.address });
const [tie] = await exodus.findTie(annas, bens);
let request: Address;
let commitment: Address;

const member = async (at: Address) => (await exodus.fetchMember(street.rpc, at, CONFIRMED)).data;
const asked = async (at: Address) => (await exodus.fetchRequest(street.rpc, at, CONFIRMED)).data;
const promised = async () => (await exodus.fetchCommitment(street.rpc, commitment, CONFIRMED)).data;

test('Ana creates a network and joins it', async () => {
  const unit = exodus.padded('EUR', 8);
  const frame = { slug, unit, decimals: 2, defaultPledge: 100_00, periodSeconds: 0, tieCap: 150, dormantAfter: 3 };
  const create = await exodus.getNetworkCreateInstructionAsync({ payer: ana, founder: ana, ...frame });
  const declared = { pledge: 50_00, attention: 30, profile: exodus.NO_HASH };
  const join = await exodus.getMemberJoinInstructionAsync({ payer: ana, authority: ana, network, ...declared });
  await street.send(ana, [create, join]);

  const made = (await exodus.fetchNetwork(street.rpc, network, CONFIRMED)).data;
  assert.deepEqual([exodus.unpadded(made.slug), exodus.unpadded(made.unit)], ['our-street', 'EUR']);
  assert.deepEqual([made.founder, made.defaultPledge, made.tieCap, made.dormantAfter], [ana.address, 100_00n, 150, 3]);
  const { authority, pledge, attention, state, ties, turn } = await member(annas);
  assert.deepEqual([authority, pledge, attention], [ana.address, 50_00n, 30]);
  assert.deepEqual([state, ties, turn], [exodus.MemberState.Active, 0, 0]);
});

test('Ana offers her hand by a link, and Ben takes it as he joins, at her expense', async () => {
  const link = await exodus.createLink();
  const hers = await member(annas);
  const offer = { turn: hers.turn, pledge: 100_00, expires: now() + 7 * DAY, uses: 1 };
  const invite = { payer: ana, authority: ana, link: link.signer, member: annas, ...offer };
  await street.send(ana, [await exodus.getTieInviteInstructionAsync(invite)]);
  const [at] = await exodus.findInvitationPda({ key: link.signer.address });
  const invitation = (await exodus.fetchInvitation(street.rpc, at, CONFIRMED)).data;
  assert.deepEqual([invitation.inviter, invitation.pledge, invitation.usesLeft], [annas, 100_00n, 1]);

  const { signer } = await exodus.parseLink(link.text);
  const declared = { pledge: 100_00, attention: 30, profile: exodus.NO_HASH };
  const join = await exodus.getMemberJoinInstructionAsync({ payer: ana, authority: ben, network, ...declared });
  const answer = { turn: 0, pledge: 60_00, offered: invitation.pledge };
  const both = { member: bens, other: invitation.inviter, tie };
  const accept = { payer: ana, authority: ben, link: signer, ...both, ...answer };
  await street.send(ana, [join, await exodus.getTieAcceptInstructionAsync(accept)]);

  const between = (await exodus.fetchTie(street.rpc, tie, CONFIRMED)).data;
  const [annasSide, bensSide] =
    between.lower === annas ? [between.lowerSide, between.higherSide] : [between.higherSide, between.lowerSide];
  assert.deepEqual([annasSide.pledge, bensSide.pledge], [100_00n, 60_00n]);
  assert.deepEqual([annasSide.state, bensSide.state], [exodus.SideState.Extended, exodus.SideState.Extended]);
  assert.deepEqual([(await member(annas)).ties, (await member(bens)).ties], [1, 1]);
  assert.equal((await exodus.fetchInvitation(street.rpc, at, CONFIRMED)).data.usesLeft, 0);
});

test('Ana asks for help, and Ben, one handshake away, commits to a part', async () => {
  const { turn } = await member(annas);
  [request] = await exodus.findRequestPda({ beneficiary: annas, number: turn });
  const emergency = { kind: exodus.RequestKind.Emergency, target: 500_00, deadline: now() + 10 * DAY };
  const rest = { fulfilBy: 0, minimumBackers: 0, reach: 3 as const, details: filled(7) };
  const open = { payer: ana, authority: ana, member: annas, turn, ...emergency, ...rest };
  await street.send(ana, [await exodus.getRequestOpenInstructionAsync(open)]);
  const call = await asked(request);
  assert.deepEqual([call.beneficiary, call.network, call.status], [annas, network, exodus.RequestStatus.Open]);
  assert.deepEqual([call.kind, call.target, call.reach], [exodus.RequestKind.Emergency, 500_00n, 3]);

  const bensTurn = (await member(bens)).turn;
  [commitment] = await exodus.findCommitmentPda({ author: bens, number: bensTurn });
  const seen = { target: call.target, details: call.details };
  const promise = { turn: bensTurn, amount: 100_00, due: now() + 7 * DAY, note: exodus.NO_HASH, ...seen };
  const ties = await exodus.reach(bens, annas, [tie]);
  const commit = { payer: ben, authority: ben, member: bens, other: annas, request, ties, ...promise };
  const sent = await street.send(ben, [await exodus.getCommitmentCommitInstructionAsync(commit)]);

  const { debtor, creditor, parent, amount, number } = await promised();
  assert.deepEqual([debtor, creditor, parent, amount, number], [bens, annas, request, 100_00n, bensTurn]);
  assert.deepEqual((await asked(request)).sums, { intended: 0n, committed: 100_00n, kept: 0n });
  assert.deepEqual([(await member(bens)).owing, (await member(annas)).owed], [1, 1]);
  const [event] = await events(street, sent);
  const told = exodus.getCommitmentChangedDecoder().decode(event!);
  assert.deepEqual([told.commitment, told.sum, told.change], [commitment, 100_00n, exodus.CommitmentChange.Made]);
});

test('Ben performs, Ana confirms a part', async () => {
  const given = { authority: ben, member: bens, commitment, request };
  await street.send(ben, [exodus.getCommitmentPerformInstruction({ ...given, seen: 0, sum: 60_00 })]);
  assert.deepEqual([(await promised()).performed, (await promised()).kept], [60_00n, 0n]);

  await confirms(60_00);
  const { kept, performed, inTime, settledAt } = await promised();
  assert.deepEqual([kept, performed, inTime, settledAt], [60_00n, 60_00n, 60_00n, 0n]);
  assert.equal(exodus.outstanding(await promised()), 40_00n);
  assert.deepEqual((await asked(request)).sums, { intended: 0n, committed: 40_00n, kept: 60_00n });
  assert.equal((await member(bens)).reputation.kept.sum, 60_00n);
});

test('the same confirmation again, and one by the debtor, are refused and change nothing', async () => {
  const records = [commitment, request, annas, bens, tie];
  const before = await bytesOf(street, records);
  await assert.rejects(confirms(10_00, { seen: 0n }), refusedAs(6608, 'StaleSum'));
  await assert.rejects(confirms(10_00, { authority: ben, member: bens, other: annas }), refusedAs(6605, 'NotCreditor'));
  assert.deepEqual(await bytesOf(street, records), before);
});

test('Ana confirms the rest, and anybody closes what is settled', async () => {
  await confirms(40_00);
  const settled = await promised();
  assert.deepEqual([settled.kept, exodus.outstanding(settled)], [100_00n, 0n]);
  assert.notEqual(settled.settledAt, 0n);
  const record = exodus.closingRecordOf(settled);
  const close = { debtor: bens, creditor: annas, commitment, payer: settled.payer, twin: settled.twin, record };
  const sent = await street.send(ana, [exodus.getCommitmentCloseInstruction(close)]);

  assert.equal((await exodus.fetchMaybeCommitment(street.rpc, commitment, CONFIRMED)).exists, false);
  const [hers, his] = [await member(annas), await member(bens)];
  assert.deepEqual([hers.historyLength, his.historyLength, hers.owed, his.owing], [1, 1, 0, 0]);
  const told = exodus.getCommitmentClosedDecoder().decode((await events(street, sent))[0]!);
  assert.deepEqual([hex(told.creditorHistory), hex(told.debtorHistory)], [hex(hers.history), hex(his.history)]);
});

test('Ana asks for support, and Ben declares an intent, a delegate of his makes it less', async () => {
  const [hers, his] = [await member(annas), await member(bens)];
  const [support] = await exodus.findRequestPda({ beneficiary: annas, number: hers.turn });
  const rest = { deadline: 0, fulfilBy: 0, minimumBackers: 0, reach: 3 as const, details: exodus.NO_HASH };
  const kind = exodus.RequestKind.Support;
  const open = { payer: ana, authority: ana, member: annas, turn: hers.turn, kind, target: 20_00, ...rest };
  await street.send(ana, [await exodus.getRequestOpenInstructionAsync(open)]);
  const { period, target, details } = await asked(support);
  const wish = { turn: his.turn, period, target, details, amount: 20_00, recurring: 1, ties: [tie] };
  const declare = { payer: ben, authority: ben, member: bens, other: annas, request: support, ...wish };
  await street.send(ben, [await exodus.getIntentDeclareInstructionAsync(declare)]);
  const [at] = await exodus.findIntentPda({ request: support, member: bens });
  const intent = async () => (await exodus.fetchIntent(street.rpc, at, CONFIRMED)).data;
  assert.deepEqual([(await intent()).amount, (await intent()).recurring], [20_00n, 1]);

  const bot = await funded(street);
  const power = { turn: his.turn + 1, scopes: exodus.Scope.HandleIntents, limit: 20_00, expires: now() + 30 * DAY };
  const grant = { payer: ben, authority: ben, member: bens, key: bot.address, ...power };
  const [delegate] = await exodus.findDelegatePda({ member: bens, key: bot.address });
  await street.send(ben, [await exodus.getDelegateGrantInstructionAsync(grant)]);
  const less = { turn: (await intent()).turn, amount: 10_00, recurring: 1 };
  const edit = { authority: bot, member: bens, request: support, delegate, ...less };
  await street.send(bot, [await exodus.getIntentEditInstructionAsync(edit)]);
  assert.equal((await intent()).amount, 10_00n);
  assert.equal((await asked(support)).sums.intended, 10_00n);
});

async function confirms(sum: number, otherwise: Partial<exodus.CommitmentConfirmInput> = {}) {
  const { kept } = await promised();
  const given = { authority: ana, member: annas, other: bens, commitment, request, seen: kept, sum };
  return street.send(ana, [exodus.getCommitmentConfirmInstruction({ ...given, ...otherwise })]);
}

function refusedAs(code: number, name: string) {
  return (error: unknown): boolean => {
    const { code: found, name: called } = exodus.refusalOf(error) ?? {};
    assert.deepEqual([found, called], [code, name], String(error));
    return true;
  };
}
