// The description as Codama's graph, with what Anchor's format has no words for: a record's seeds by their own names,
// places where the System program says *none*, accounts behind the declared ones, codes as enumerations.
//
// It is published as codama.json: whoever renders a client in another language begins where this one does.
import * as nodes from '@codama/nodes';
import { rootNodeFromAnchor } from '@codama/nodes-from-anchor';
import {
  flattenInstructionDataArgumentsVisitor,
  setFixedAccountSizesVisitor,
  unwrapDefinedTypesVisitor,
  visit,
} from '@codama/visitors';

import { CODES, typed } from './description.mjs';

// Where each record lives: `client/sdk/src/address.rs`. The description has the seeds of those that follow from what an
// instruction is given; here they have the names that the record gives them.
const KEY = nodes.publicKeyTypeNode();
const NUMBER = nodes.numberTypeNode('u32');
const SLUG = nodes.definedTypeLinkNode('slug');
const SEEDS = {
  network: { founder: KEY, slug: SLUG },
  member: { network: KEY, firstKey: KEY },
  tie: { lower: KEY, higher: KEY },
  invitation: { key: KEY },
  request: { beneficiary: KEY, number: NUMBER },
  intent: { request: KEY, member: KEY },
  delegate: { member: KEY, key: KEY },
  commitment: { author: KEY, number: NUMBER },
  recovery: { member: KEY, key: KEY },
  offer: { publisher: KEY, number: NUMBER },
  deal: { offer: KEY, taker: KEY },
  pool: { founder: KEY, number: NUMBER },
  stake: { pool: KEY, member: KEY },
};

// Places where the System program says *none*: no delegate but the own key, no mint, no intent to commit out of, no claimant
// who takes what is left.
const SYSTEM = '11111111111111111111111111111111';
const NONE = {
  mint: ['networkCreate'],
  authority: ['poolFreeze'],
  intent: ['commitmentCommit'],
  delegate: [
    ...['requestOpen', 'requestClose', 'commitmentPerform'],
    ...['intentDeclare', 'intentEdit', 'intentWithdraw', 'intentRefuse'],
  ],
};

// What stands behind the declared accounts; there is always something.
const BEHIND = {
  intentDeclare: { ties: 'The path to the beneficiary and the tie between the two: see `reach`.' },
  commitmentCommit: { ties: 'The path to the beneficiary and the tie between the two: see `reach`.' },
  offerTake: { ties: 'The ties from taker to publisher, in order.' },
  recoveryExecute: { shown: 'Each approver: the tie with the member, and their own record.' },
  clearingClear: { commitments: 'The commitments of the circle, sorted by address: see `circle`.', isWritable: true },
};

// Arguments that bear the name of an account of the same instruction.
const RENAMED = {
  poolCreate: { stake: 'stakeAmount' },
  commitmentCommitDirectly: { bond: 'bondKind' },
  offerAgree: { deal: 'dealTurn' },
};

export function graphOf({ idl, codes }) {
  const { idl: named, named: values } = typed(idl);
  const root = flat(rootNodeFromAnchor(withoutSeeds(withPlaces(named, values.keys()))));
  const { program } = root;
  const known = new Set(program.instructions.map(({ name }) => name));
  const said = [BEHIND, RENAMED].flatMap(Object.keys).concat(...Object.values(NONE));
  const unknown = said.find(name => !known.has(name));
  if (unknown) throw new Error(`idl.json has no instruction ${unknown}`);
  const definedTypes = program.definedTypes.map(type => valueType(type, values, codes));
  const accounts = sized(root, definedTypes).map(record);
  // The renderer knows no events yet: as types, with their marks in front, they decode what the program logs.
  const events = program.events.map(({ name, data, docs }) => nodes.definedTypeNode({ name, type: data, docs }));
  const instructions = program.instructions.map(each => instruction(each, seedsOf(idl)));
  const pdas = Object.keys(SEEDS).map(pda);
  return { ...root, program: { ...program, accounts, definedTypes: [...definedTypes, ...events], instructions, pdas } };
}

const camel = name => name.replace(/_./g, found => found[1].toUpperCase());
const small = name => name[0].toLowerCase() + name.slice(1);

/** The description with an empty type for each that has been named. */
function withPlaces(idl, names) {
  const places = [...names].map(name => ({ name, type: { kind: 'struct', fields: [] } }));
  return { ...idl, types: [...idl.types, ...places] };
}

/** Codama's reader knows no numbers among seeds; `seedsOf` does. */
function withoutSeeds(idl) {
  const bare = accounts => accounts.map(({ pda, ...account }) => account);
  return { ...idl, instructions: idl.instructions.map(each => ({ ...each, accounts: bare(each.accounts) })) };
}

/** `instruction.account` to the record that lives there, and what its seeds are. */
function seedsOf(idl) {
  const found = new Map();
  for (const { name, accounts } of idl.instructions) {
    for (const { name: account, pda } of accounts.filter(account => account.pda)) {
      const [first, ...rest] = pda.seeds;
      const sources = rest.map(({ path }) => camel(path.slice(path.lastIndexOf('.') + 1)));
      found.set(`${camel(name)}.${camel(account)}`, [Buffer.from(first.value).toString(), ...sources]);
    }
  }
  return found;
}

/** A value that is more than its bytes: a code is an enumeration, the others keep their width. */
function valueType(type, values, codes) {
  const own = [...values.keys()].find(name => small(name) === type.name);
  if (!own) return type;
  const width = values.get(own);
  const bytes = typeof width === 'number' ? nodes.fixedSizeTypeNode(nodes.bytesTypeNode(), width) : undefined;
  const members = codes[own.replace(/InU\d+$/, '')];
  if (!members) return { ...type, type: bytes ?? nodes.numberTypeNode(width) };
  const variants = members.map(({ name, number }) => nodes.enumEmptyVariantTypeNode(name, number));
  const docs = [CODES[own.replace(/InU\d+$/, '')]];
  return { ...type, docs, type: nodes.enumTypeNode(variants, { size: nodes.numberTypeNode(width) }) };
}

/** The accounts with the sizes that they have now that no type is empty any more. */
function sized(root, definedTypes) {
  const accounts = root.program.accounts.map(({ size, ...account }) => account);
  const program = { ...root.program, accounts, definedTypes };
  return visit({ ...root, program }, setFixedAccountSizesVisitor()).program.accounts;
}

function pda(name) {
  const seeds = Object.entries(SEEDS[name]).map(([seed, type]) => nodes.variablePdaSeedNode(seed, type));
  return nodes.pdaNode({ name, seeds: [nodes.constantPdaSeedNodeFromString('utf8', name), ...seeds] });
}

function follows(instruction, [record, ...sources]) {
  const isAccount = source => instruction.accounts.some(account => account.name === source);
  const seeds = Object.keys(SEEDS[record]).map((seed, place) => {
    const source = sources[place];
    const value = isAccount(source) ? nodes.accountValueNode(source) : nodes.argumentValueNode(source);
    return nodes.pdaSeedValueNode(seed, value);
  });
  return nodes.pdaValueNode(nodes.pdaLinkNode(record), seeds);
}

function account(instruction, declared, seeds) {
  const { name, isSigner } = declared;
  const place = seeds.get(`${instruction.name}.${name}`);
  if (place) return { ...declared, defaultValue: follows(instruction, place) };
  // The payer of a record that closes is the one it names; whoever pays for the transaction has nothing to do with it.
  if (name === 'payer' && !isSigner) return { ...declared, defaultValue: undefined };
  if (NONE[name]?.includes(instruction.name)) {
    const defaultValue = nodes.publicKeyValueNode(SYSTEM, 'none');
    return { ...declared, defaultValue, isSigner: name === 'authority' ? 'either' : declared.isSigner };
  }
  // The bond is a tie, or the creditor's key, which then signs.
  if (name === 'bond') return { ...declared, isSigner: 'either' };
  return declared;
}

function instruction(declared, seeds) {
  const renamed = RENAMED[declared.name] ?? {};
  const args = declared.arguments.map(argument => ({ ...argument, name: renamed[argument.name] ?? argument.name }));
  const { isWritable, ...behind } = BEHIND[declared.name] ?? {};
  const remainingAccounts = Object.entries(behind).map(([name, docs]) =>
    nodes.instructionRemainingAccountsNode(nodes.argumentValueNode(name), { docs, isWritable }),
  );
  const accounts = declared.accounts.map(each => account({ ...declared, arguments: args }, each, seeds));
  return { ...declared, accounts, arguments: args, remainingAccounts };
}

// A decoder refuses an account without the mark of its type, instead of reading whatever it is given.
function record(declared) {
  const [{ type, defaultValue }, ...fields] = declared.data.fields;
  const mark = nodes.constantValueNode(type, defaultValue);
  const data = nodes.hiddenPrefixTypeNode(nodes.structTypeNode(fields), [mark]);
  const pda = declared.name in SEEDS ? nodes.pdaLinkNode(declared.name) : undefined;
  return { ...declared, data, pda, discriminators: [nodes.constantDiscriminatorNode(mark)] };
}

// Argument types that several instructions share would stay a level below those of one instruction: all lie flat.
function flat(root) {
  const shared = root.program.definedTypes.map(({ name }) => name);
  const args = shared.filter(name => name.endsWith('Args') && name !== 'termsArgs');
  return visit(visit(root, unwrapDefinedTypesVisitor(args)), flattenInstructionDataArgumentsVisitor());
}
