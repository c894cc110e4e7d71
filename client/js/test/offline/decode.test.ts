import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as exodus from '../../src/index.js';
import { filled, golden, hex } from '../golden.js';

const { ExodusAccount } = exodus;

interface Codec {
  readonly fixedSize: number;
  decode(bytes: Uint8Array): unknown;
  encode(record: never): Iterable<number>;
}

// Each noun, how the client decodes it, and what it is to be recognised as.
const RECORDS: Record<string, [() => Codec, number]> = {
  commitment: [exodus.getCommitmentCodec, ExodusAccount.Commitment],
  deal: [exodus.getDealCodec, ExodusAccount.Deal],
  delegate: [exodus.getDelegateCodec, ExodusAccount.Delegate],
  intent: [exodus.getIntentCodec, ExodusAccount.Intent],
  invitation: [exodus.getInvitationCodec, ExodusAccount.Invitation],
  member: [exodus.getMemberCodec, ExodusAccount.Member],
  network: [exodus.getNetworkCodec, ExodusAccount.Network],
  offer: [exodus.getOfferCodec, ExodusAccount.Offer],
  pool: [exodus.getPoolCodec, ExodusAccount.Pool],
  recovery: [exodus.getRecoveryCodec, ExodusAccount.Recovery],
  request: [exodus.getRequestCodec, ExodusAccount.Request],
  stake: [exodus.getStakeCodec, ExodusAccount.Stake],
  tie: [exodus.getTieCodec, ExodusAccount.Tie],
  tombstone: [exodus.getTombstoneCodec, ExodusAccount.Tombstone],
};

for (const [noun, [codec, kind]] of Object.entries(RECORDS)) {
  test(`${noun}: recognised, decoded, and the same bytes when encoded again`, () => {
    const bytes = golden(noun);
    const { decode, encode, fixedSize } = codec();
    assert.equal(fixedSize, bytes.length);
    assert.equal(exodus.identifyExodusAccount(bytes), kind);
    assert.equal(hex(encode(decode(bytes) as never)), hex(bytes));
  });

  test(`${noun}: refuses bytes of another type, and too few`, () => {
    const other = golden(noun === 'tie' ? 'member' : 'tie');
    const { decode } = codec();
    assert.throws(() => decode(other));
    assert.throws(() => decode(golden(noun).subarray(0, -1)));
  });
}

test('a network says its frame', () => {
  const network = exodus.getNetworkDecoder().decode(golden('network'));
  assert.equal(exodus.unpadded(network.slug), 'test');
  assert.equal(exodus.unpadded(network.unit), 'EUR');
  assert.equal(network.mint, '11111111111111111111111111111111');
  assert.deepEqual([network.decimals, network.tieCap, network.dormantAfter, network.periodSeconds], [2, 150, 3, 0]);
  assert.equal(network.defaultPledge, 100_00n);
  assert.equal(hex(exodus.padded('test', 32)), hex(network.slug));
  assert.throws(() => exodus.padded('ninechars', 8), RangeError);
});

test('a member says its settings, counts and reputation', () => {
  const member = exodus.getMemberDecoder().decode(golden('member'));
  assert.equal(member.authority, member.firstKey);
  assert.deepEqual([member.pledge, member.attention, hex(member.profile)], [75_00n, 9, hex(filled(5))]);
  assert.deepEqual([member.state, member.turn, member.ties], [exodus.MemberState.Active, 3, 1]);
  assert.deepEqual([member.owing, member.owed, member.decimals, member.tieCap], [1, 0, 2, 150]);
  assert.equal(member.emergenciesPeriod, 0);
  const { committed, kept, keptLate, forgiven, disputed } = member.reputation;
  assert.deepEqual(
    [committed, kept].map(({ number, sum }) => [number, sum]),
    [
      [1, 100_00n],
      [0, 30_00n],
    ],
  );
  assert.deepEqual(
    [keptLate, forgiven, disputed].map(({ sum }) => sum),
    [0n, 10_00n, 30_00n],
  );
});

test('a tie says both sides, an invitation its offer', () => {
  const tie = exodus.getTieDecoder().decode(golden('tie'));
  const invitation = exodus.getInvitationDecoder().decode(golden('invitation'));
  assert.equal(tie.higher, invitation.inviter);
  assert.deepEqual([tie.lowerSide.pledge, tie.lowerSide.state], [100_00n, exodus.SideState.Extended]);
  assert.deepEqual([tie.higherSide.pledge, tie.higherSide.state], [150_00n, exodus.SideState.Extended]);
  assert.deepEqual([invitation.pledge, invitation.usesLeft], [150_00n, 1]);
});

test('a commitment says its parts, a request its sums', () => {
  const commitment = exodus.getCommitmentDecoder().decode(golden('commitment'));
  const request = exodus.getRequestDecoder().decode(golden('request'));
  assert.equal(commitment.creditor, request.beneficiary);
  const { amount, kept, forgiven, performed, inTime, disputed } = commitment;
  assert.deepEqual([amount, kept, forgiven], [100_00n, 30_00n, 10_00n]);
  assert.deepEqual([performed, inTime, disputed], [60_00n, 60_00n, 30_00n]);
  assert.equal(exodus.outstanding(commitment), 60_00n);
  assert.deepEqual([commitment.debtorClears, commitment.creditorClears, commitment.reportedOverdue], [1, 0, 0]);
  assert.deepEqual([request.kind, request.status], [exodus.RequestKind.Emergency, exodus.RequestStatus.Open]);
  assert.deepEqual([request.target, request.reach, hex(request.details)], [500_00n, 3, hex(filled(7))]);
  assert.deepEqual(request.sums, { intended: 0n, committed: 30_00n, kept: 30_00n });
});

test('an offer and the deal about it say the same terms', () => {
  const offer = exodus.getOfferDecoder().decode(golden('offer'));
  const deal = exodus.getDealDecoder().decode(golden('deal'));
  assert.equal(offer.kind, exodus.OfferKind.Need);
  assert.equal(deal.publisher, offer.publisher);
  assert.deepEqual([offer.price, offer.deliveryDays, offer.paymentDays], [20_00n, 7, 14]);
  assert.deepEqual([deal.price, deal.deliveryDays, deal.paymentDays], [20_00n, 7, 14]);
  assert.deepEqual([offer.quantity, deal.quantity, offer.reach], [3, 2, 3]);
});

test('an intent says how much, whether it recurs, and what is left of it', () => {
  const intent = exodus.getIntentDecoder().decode(golden('intent'));
  assert.deepEqual([intent.amount, intent.left, intent.recurring], [20_00n, 20_00n, 1]);
  assert.equal(intent.commitment, exodus.NO_ADDRESS);
});

test('a pool and a stake in it, a delegate and a recovery say who and how much', () => {
  const pool = exodus.getPoolDecoder().decode(golden('pool'));
  const stake = exodus.getStakeDecoder().decode(golden('stake'));
  const delegate = exodus.getDelegateDecoder().decode(golden('delegate'));
  const recovery = exodus.getRecoveryDecoder().decode(golden('recovery'));
  assert.deepEqual([pool.total, pool.stakes, pool.frozen, pool.bps], [320_00n, 2, 1, 5000]);
  assert.deepEqual([stake.amount, stake.next, stake.state], [120_00n, 2, exodus.StakeState.Active]);
  assert.equal(
    delegate.scopes,
    Object.values(exodus.Scope).reduce((sum, scope) => sum + scope, 0),
  );
  assert.deepEqual([delegate.limit, recovery.approvals, recovery.approvers.length], [50_00n, 1, 9]);
});
