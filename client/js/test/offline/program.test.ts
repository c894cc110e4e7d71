// A program at another address: every address and every helper follows it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  createNoopSigner,
  getAddressDecoder,
  getAddressEncoder,
  getProgramDerivedAddress,
  SOLANA_ERROR__INSTRUCTION_ERROR__CUSTOM,
  SolanaError,
  type Address,
  type Instruction,
} from '@solana/kit';

import * as exodus from '../../src/index.js';
import { filled } from '../golden.js';
import { argumentsOf, camel, fieldsOf, idl, pascal, width, type Account, type Interface, type Type } from '../idl.js';

type Declared = Interface['instructions'][number];
type Builder = (input: unknown, config: { programAddress: Address }) => Promise<Instruction>;

const programAddress = getAddressDecoder().decode(filled(99));
const SYSTEM = '11111111111111111111111111111111';
const generated = exodus as unknown as Record<string, Builder | undefined>;
// Seeds of numbers and slugs; everything else that an argument may be is of no interest here.
const value = (name: string, type: Type): unknown => {
  if (name === 'slug') return 'our-street';
  if (name === 'unit') return 'EUR';
  if (typeof type === 'object' && 'defined' in type) return valuesOf(fieldsOf(type.defined.name));
  return typeof type === 'object' ? new Uint8Array(width(type)) : 1;
};
const valuesOf = (fields: { name: string; type: Type }[]): object =>
  Object.fromEntries(fields.map(({ name, type }) => [camel(name), value(name, type)]));

// What no seeds describe, and builders find all the same.
const TIES = ['tie_accept', 'tie_extend', 'tie_pledge', 'tie_withdraw', 'tie_restore', 'pool_join'];
const WARDS = ['recovery_propose', 'recovery_approve'];
const isResolved = (instruction: string, account: string): boolean =>
  account === 'tie' ? [...TIES, ...WARDS].includes(instruction) : account === 'price';

function inputOf(declared: Declared): Record<string, unknown> {
  const input: Record<string, unknown> = {
    ties: [],
    shown: [],
    commitments: [],
    bondKind: 1,
    stakeAmount: 1,
    dealTurn: 1,
  };
  Object.assign(input, valuesOf(argumentsOf(declared)));
  declared.accounts.forEach(({ name, signer, pda, address }, place) => {
    const own = getAddressDecoder().decode(filled(place + 1));
    if (pda || address || isResolved(declared.name, name)) delete input[camel(name)];
    else input[camel(name)] = signer ? createNoopSigner(own) : own;
  });
  return input;
}

async function derived(declared: Declared, { pda, name }: Account, made: Instruction): Promise<Address> {
  const at = (account: string) => made.accounts![declared.accounts.findIndex(({ name }) => name === account)]!.address;
  const key = (account: string) => getAddressEncoder().encode(at(account));
  const number = (of: number) => new Uint8Array(new Uint32Array([of]).buffer);
  if (name === 'price') return find(['commitment', key('member'), number(2)]);
  if (!pda) {
    const ends = [key('member'), key(WARDS.includes(declared.name) ? 'ward' : 'other')];
    return find(['tie', ...ends.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))]);
  }
  return find(
    pda.seeds.map(seed => {
      if (seed.kind === 'const') return new Uint8Array(seed.value);
      if (seed.kind === 'account') return key(seed.path);
      return seed.path === 'args.slug' ? exodus.padded('our-street', 32) : number(1);
    }),
  );
}

const find = async (seeds: Parameters<typeof getProgramDerivedAddress>[0]['seeds']): Promise<Address> =>
  (await getProgramDerivedAddress({ programAddress, seeds }))[0];

let [builders, addresses] = [0, 0];
for (const declared of idl.instructions) {
  const build = generated[`get${pascal(declared.name)}InstructionAsync`];
  if (!build) continue;
  builders += 1;
  test(`${declared.name}: every address that it finds belongs to the program that it is built for`, async () => {
    const made = await build(inputOf(declared), { programAddress });
    assert.equal(made.programAddress, programAddress);
    for (const [place, account] of declared.accounts.entries()) {
      if (!account.pda && !isResolved(declared.name, account.name)) continue;
      assert.equal(made.accounts![place]!.address, await derived(declared, account, made), account.name);
      addresses += 1;
    }
  });
}

test('these are all builders that find something, and all that they find', () => {
  const names = Object.keys(exodus).filter(name => /^get\w+InstructionAsync$/.test(name));
  const described = idl.instructions.flatMap(({ accounts }) => accounts).filter(({ pda }) => pda).length;
  assert.equal(builders, names.length);
  assert.equal(addresses, described + TIES.length + WARDS.length + 1);
});

test('ties and paths are those of the program that is named', async () => {
  const [one, two] = [getAddressDecoder().decode(filled(1)), getAddressDecoder().decode(filled(2))];
  const [tie] = await exodus.findTiePda({ lower: one, higher: two }, { programAddress });
  assert.equal((await exodus.findTie(two, one, { programAddress }))[0], tie);
  assert.deepEqual(await exodus.reach(one, two, [], { programAddress }), [tie]);
  assert.notEqual((await exodus.findTie(one, two))[0], tie);
});

test('an error of the program at its own address is recognised', () => {
  const refused = new SolanaError(SOLANA_ERROR__INSTRUCTION_ERROR__CUSTOM, { code: 6002, index: 0 });
  const message = { instructions: { 0: { programAddress } } };
  assert.equal(exodus.isExodusError(refused, message), false);
  assert.ok(exodus.isExodusError(refused, message, undefined, { programAddress }));
  assert.ok(exodus.isExodusError(refused, message, exodus.EXODUS_ERROR__STALE_TURN, { programAddress }));
});

test('the plugin builds and finds for the program that it is made for', async () => {
  const payer = createNoopSigner(getAddressDecoder().decode(filled(1)));
  const nothing = () => Promise.reject(new Error('nothing is sent here'));
  const planning = { planTransaction: nothing, planTransactions: nothing };
  const bare = { payer, rpc: {}, ...planning, sendTransaction: nothing, sendTransactions: nothing };
  const { exodus: at } = exodus.exodusProgram({ programAddress })(bare as never) as { exodus: exodus.ExodusPlugin };
  const network = getAddressDecoder().decode(filled(2));
  const declared = { pledge: 1, attention: 1, profile: exodus.NO_HASH };
  const join = await at.instructions.memberJoin({ authority: payer, network, ...declared });
  const [member] = await at.pdas.member({ network, firstKey: payer.address });
  assert.deepEqual([join.programAddress, join.accounts[3].address], [programAddress, member]);
  assert.equal(member, (await exodus.findMemberPda({ network, firstKey: payer.address }, { programAddress }))[0]);
  const tie = await at.instructions.tieClose({
    authority: payer,
    member,
    tie: network,
    payer: SYSTEM as Address,
    turn: 1,
  });
  assert.equal(tie.programAddress, programAddress);
});
