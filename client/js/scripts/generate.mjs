// Makes `src/generated` from the program's interface description, `programs/exodus/dist/idl.json`.
//
//     node scripts/generate.mjs            writes it
//     node scripts/generate.mjs --check    writes nothing, and fails where what is committed differs
//
// Nothing below `src/generated` is written by hand: what the description cannot say is said here, once.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as nodes from '@codama/nodes';
import { rootNodeFromAnchor } from '@codama/nodes-from-anchor';
import { renderVisitor } from '@codama/renderers-js';
import { flattenInstructionDataArgumentsVisitor, unwrapDefinedTypesVisitor, visit } from '@codama/visitors';

const HOME = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const IDL = resolve(HOME, '../../programs/exodus/dist/idl.json');
const GENERATED = 'src/generated';

// Where each record lives: `client/sdk/src/address.rs`. The description has seeds for seven of them, and only where an
// account is created from other accounts; a number or a slug among the seeds is beyond it.
const KEY = nodes.publicKeyTypeNode();
const NUMBER = nodes.numberTypeNode('u32');
const SLUG = nodes.fixedSizeTypeNode(nodes.bytesTypeNode(), 32);
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

// Accounts that follow from what else an instruction is given: `account: [record, ...what its seeds are]`.
// A tie is never here: which of its two members is the lower one, no seed can say (see `src/addresses.ts`).
const FOLLOWS = {
  networkCreate: { network: ['network', 'founder', 'slug'] },
  memberJoin: { member: ['member', 'network', 'authority'] },
  tieInvite: { invitation: ['invitation', 'link'] },
  tieAccept: { invitation: ['invitation', 'link'] },
  requestOpen: { request: ['request', 'member', 'turn'] },
  intentDeclare: { intent: ['intent', 'request', 'member'] },
  intentEdit: { intent: ['intent', 'request', 'member'] },
  intentWithdraw: { intent: ['intent', 'request', 'member'] },
  poolCreate: { pool: ['pool', 'member', 'turn'], stake: ['stake', 'pool', 'member'] },
  poolJoin: { voucher: ['stake', 'pool', 'other'], stake: ['stake', 'pool', 'member'] },
  poolChange: { stake: ['stake', 'pool', 'member'] },
  poolLeave: { stake: ['stake', 'pool', 'member'] },
  poolClaim: { stake: ['stake', 'pool', 'member'], claim: ['request', 'member', 'turn'] },
  poolFreeze: { stake: ['stake', 'pool', 'member'] },
  poolMandate: { stake: ['stake', 'pool', 'member'] },
  poolAnswer: { stake: ['stake', 'pool', 'member'] },
  poolLapse: { stake: ['stake', 'pool', 'member'] },
  commitmentCommit: { commitment: ['commitment', 'member', 'turn'] },
  commitmentCommitDirectly: { commitment: ['commitment', 'member', 'turn'] },
  commitmentTransfer: { commitment: ['commitment', 'member', 'turn'] },
  offerPublish: { offer: ['offer', 'member', 'turn'] },
  offerTake: { deal: ['deal', 'offer', 'member'] },
  offerAgree: { deal: ['deal', 'offer', 'other'], goods: ['commitment', 'member', 'turn'] },
  delegateGrant: { delegate: ['delegate', 'member', 'key'] },
  recoveryPropose: { recovery: ['recovery', 'ward', 'key'] },
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

// No instruction declares a tombstone as its account, so the description leaves it out: `state/tombstone.rs`.
const TOMBSTONE = {
  name: 'Tombstone',
  repr: { kind: 'c' },
  serialization: 'bytemuck',
  type: {
    kind: 'struct',
    fields: [
      { name: 'head', docs: ['Sequence, version, bump.'], type: { defined: { name: 'Head' } } },
      { name: 'history', docs: ['The chain of hashes, as it was in the end.'], type: { array: ['u8', 32] } },
      { name: 'history_length', docs: ['Closed commitments in the history.'], type: 'u32' },
      { name: 'reserved', docs: ['Zero.'], type: { array: ['u8', 4] } },
    ],
  },
};

function withTombstone(idl) {
  if (idl.accounts.some(account => account.name === TOMBSTONE.name)) {
    throw new Error('idl.json has a Tombstone by now: take the one of scripts/generate.mjs away');
  }
  const discriminator = [...createHash('sha256').update(`account:${TOMBSTONE.name}`).digest().subarray(0, 8)];
  const accounts = [...idl.accounts, { name: TOMBSTONE.name, discriminator }];
  return { ...idl, accounts, types: [...idl.types, TOMBSTONE] };
}

function pda(name) {
  const seeds = Object.entries(SEEDS[name]).map(([seed, type]) => nodes.variablePdaSeedNode(seed, type));
  return nodes.pdaNode({ name, seeds: [nodes.constantPdaSeedNodeFromString('utf8', name), ...seeds] });
}

function follows(instruction, [record, ...sources]) {
  const isAccount = source => instruction.accounts.some(account => account.name === source);
  const isArgument = source => instruction.arguments.some(argument => argument.name === source);
  const seeds = Object.keys(SEEDS[record]).map((seed, place) => {
    const source = sources[place];
    if (!isAccount(source) && !isArgument(source)) throw new Error(`${instruction.name} has no ${source}`);
    const value = isAccount(source) ? nodes.accountValueNode(source) : nodes.argumentValueNode(source);
    return nodes.pdaSeedValueNode(seed, value);
  });
  return nodes.pdaValueNode(nodes.pdaLinkNode(record), seeds);
}

function account(instruction, declared) {
  const { name, isSigner } = declared;
  const place = FOLLOWS[instruction.name]?.[name];
  if (declared.defaultValue?.kind === 'pdaValueNode' && !place) {
    throw new Error(`${instruction.name}.${name} has seeds that FOLLOWS lacks`);
  }
  if (place) return { ...declared, defaultValue: follows(instruction, place) };
  // The payer of a record that closes is the one it names; whoever pays for the transaction has nothing to do with it.
  if (name === 'payer' && !isSigner) return { ...declared, defaultValue: undefined };
  // A delegate who opens a request uses up its one of the period, which is written into its record.
  const isUsedUp = instruction.name === 'requestOpen' && name === 'delegate';
  if (NONE[name]?.includes(instruction.name)) {
    const defaultValue = nodes.publicKeyValueNode(SYSTEM, 'none');
    const isSigner = name === 'authority' ? 'either' : declared.isSigner;
    return { ...declared, defaultValue, isSigner, isWritable: declared.isWritable || isUsedUp };
  }
  // The bond is a tie, or the creditor's key, which then signs.
  if (name === 'bond') return { ...declared, isSigner: 'either' };
  return declared;
}

function instruction(declared) {
  const renamed = RENAMED[declared.name] ?? {};
  const args = declared.arguments.map(argument => ({ ...argument, name: renamed[argument.name] ?? argument.name }));
  const { isWritable, ...behind } = BEHIND[declared.name] ?? {};
  const remainingAccounts = Object.entries(behind).map(([name, docs]) =>
    nodes.instructionRemainingAccountsNode(nodes.argumentValueNode(name), { docs, isWritable }),
  );
  const accounts = declared.accounts.map(each => account({ ...declared, arguments: args }, each));
  const derived = accounts.filter(({ defaultValue }) => defaultValue?.kind === 'pdaValueNode').length;
  if (derived !== Object.keys(FOLLOWS[declared.name] ?? {}).length) {
    throw new Error(`${declared.name} lacks an account that FOLLOWS names`);
  }
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

function clientOf(idl) {
  const root = flat(rootNodeFromAnchor(withTombstone(idl)));
  const { program } = root;
  const known = new Set(program.instructions.map(({ name }) => name));
  const said = [FOLLOWS, BEHIND, RENAMED].flatMap(Object.keys).concat(...Object.values(NONE));
  const unknown = said.find(name => !known.has(name));
  if (unknown) throw new Error(`idl.json has no instruction ${unknown}`);
  const accounts = program.accounts.map(record);
  // The renderer knows no events yet: as types, with their marks in front, they decode what the program logs.
  const events = program.events.map(({ name, data, docs }) => nodes.definedTypeNode({ name, type: data, docs }));
  const definedTypes = [...program.definedTypes, ...events];
  const instructions = program.instructions.map(instruction);
  return { ...root, program: { ...program, accounts, definedTypes, instructions, pdas: Object.keys(SEEDS).map(pda) } };
}

const files = folder =>
  readdirSync(folder, { recursive: true })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .sort();

// Node's own resolution of modules wants whole paths, the renderer leaves them to bundlers.
function withWholePaths(folder) {
  const modules = new Set(files(folder));
  for (const file of modules) {
    const text = readFileSync(file, 'utf8').replace(/(from ')(\.[^']*)(')/g, (_, before, path, after) => {
      const target = resolve(dirname(file), path);
      const rest = modules.has(`${target}.ts`) ? '.js' : '/index.js';
      return before + path + rest + after;
    });
    writeFileSync(file, text);
  }
}

// The renderer's messages are empty in production, and its constants have other names than the rules.
function refusals({ errors }) {
  const lines = errors.map(
    ({ code, name, msg }) => `  ${code}: [${[name, msg].map(text => JSON.stringify(text)).join(', ')}],\n`,
  );
  return `// Made by scripts/generate.mjs from the interface description.

/** Every refusal of the rules, by number: its name and what is the case. */
export const REFUSALS: Readonly<Record<number, readonly [name: string, fact: string]>> = {\n${lines.join('')}};\n`;
}

async function render(folder) {
  const idl = JSON.parse(readFileSync(IDL, 'utf8'));
  const prettierOptions = { printWidth: 120, singleQuote: true, arrowParens: 'avoid', parser: 'typescript' };
  await visit(
    clientOf(idl),
    renderVisitor(folder, { kitImportStrategy: 'rootOnly', prettierOptions, syncPackageJson: false }),
  );
  withWholePaths(join(folder, GENERATED));
  writeFileSync(join(folder, GENERATED, 'refusals.ts'), refusals(idl));
}

function differences(one, other) {
  const texts = folder => new Map(files(folder).map(path => [relative(folder, path), readFileSync(path, 'utf8')]));
  const [left, right] = [texts(one), texts(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter(name => left.get(name) !== right.get(name));
}

if (process.argv.includes('--check')) {
  const folder = mkdtempSync(join(tmpdir(), 'exodus-client-'));
  try {
    await render(folder);
    const outdated = differences(join(HOME, GENERATED), join(folder, GENERATED));
    if (outdated.length > 0) {
      console.error(`${GENERATED} is not what idl.json gives: ${outdated.join(', ')}\n hint: npm run generate`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
} else {
  await render(HOME);
}
