// What the interface description says, with a type for each value that is more than a number or some bytes.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HOME = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const IDL = resolve(HOME, '../../programs/exodus/dist/idl.json');

/** The codes: constants of the description, whose names begin with the code's. */
export const CODES = {
  RequestKind: 'What a request asks for.',
  RequestStatus: 'What the record of a request says.',
  MemberState: 'What the record of a member says.',
  SideState: 'What one side of a tie says.',
  StakeState: 'What the record of a stake says.',
  OfferKind: 'What the one who published wants.',
  ParentKind: 'What the parent of a commitment is.',
  CommitmentAuthor: 'Whose count numbers a commitment, which is part of its address.',
  BondKind: "What makes a direct commitment binding for both: the mutual tie, or the creditor's key, which signs too.",
  Scope: 'What a delegate may do; several of them are a sum.',
  MemberChange: 'What happened to a member.',
  InvitationChange: 'What happened to an invitation.',
  TieChange: 'What happened to a tie.',
  RequestChange: 'What happened to a request.',
  IntentChange: 'What happened to an intent.',
  CommitmentChange: 'What happened to a commitment.',
  PoolChange: 'What happened to a pool.',
  StakeChange: 'What happened to a stake.',
  OfferChange: 'What happened to an offer.',
  DealChange: 'What happened to a deal.',
  DelegateChange: 'What happened to a delegate.',
  RecoveryChange: 'What happened to a proposal of recovery.',
};

/** Constants that are no codes. */
const NUMBERS = ['REACH_ANYONE', 'REACH_MAX', 'RECORD_VERSION'];

/** Fields that bear a code: `Type.field`. Those called `change` bear the one of their event's noun. */
const BEARERS = {
  'Request.kind': 'RequestKind',
  'OpenArgs.kind': 'RequestKind',
  'Request.status': 'RequestStatus',
  'RequestChanged.status': 'RequestStatus',
  'Member.state': 'MemberState',
  'TieSide.state': 'SideState',
  'Stake.state': 'StakeState',
  'Offer.kind': 'OfferKind',
  'PublishArgs.kind': 'OfferKind',
  'Commitment.parent_kind': 'ParentKind',
  'Commitment.author': 'CommitmentAuthor',
  'DirectArgs.bond': 'BondKind',
  'Delegate.scopes': 'Scopes',
  'GrantArgs.scopes': 'Scopes',
  'DelegateChanged.scopes': 'Scopes',
};

/** Bytes that mean something, by their number, or by the name of their field. */
const BYTES = { slug: 'Slug', unit: 'Unit', record: 'ClosedRecord', order: 'CircleOrder' };

const capital = word => word[0].toUpperCase() + word.slice(1);
export const pascal = name => name.toLowerCase().split('_').map(capital).join('');
const screaming = name => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();

export function read() {
  const idl = JSON.parse(readFileSync(IDL, 'utf8'));
  const codes = Object.fromEntries(Object.keys(CODES).map(code => [code, membersOf(idl, code)]));
  const known = Object.values(codes).flatMap(members => members.map(({ constant }) => constant));
  const unknown = idl.constants.find(({ name }) => !known.includes(name) && !NUMBERS.includes(name));
  if (unknown) throw new Error(`${unknown.name} belongs to no code: see CODES in scripts/description.mjs`);
  const numbers = Object.fromEntries(NUMBERS.map(name => [name, valueOf(idl, name)]));
  return { idl, codes, numbers };
}

function membersOf(idl, code) {
  const prefix = `${screaming(code)}_`;
  const members = idl.constants
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, value, docs = [] }) => {
      return { name: pascal(name.slice(prefix.length)), constant: name, number: Number(value), docs };
    });
  if (members.length === 0) throw new Error(`idl.json has no constants ${prefix}...`);
  return members.sort((one, other) => one.number - other.number);
}

function valueOf(idl, name) {
  const { value } = idl.constants.find(constant => constant.name === name) ?? {};
  if (value === undefined) throw new Error(`idl.json has no constant ${name}`);
  return Number(value);
}

/**
 * The description with the name of a type in each field that has one, and the types that were named: their widths.
 * A field of which the description says that its numbers mean something, and that has no type, is an error.
 */
export function typed(idl) {
  const named = new Map();
  const name = (of, width) => {
    const own = named.get(of) ?? width;
    const wide = own === width ? of : `${of}In${width.toUpperCase()}`;
    named.set(wide, width);
    return { defined: { name: wide } };
  };
  const types = idl.types.map(item => {
    if (item.type.kind !== 'struct') return item;
    const fields = item.type.fields.map(field => {
      const of = meaning(item.name, field);
      if (!of && / ?1:? [a-z`].*[.,] 2:? /.test(` ${field.docs?.join(' ')}`)) {
        throw new Error(`${item.name}.${field.name} bears a code: see BEARERS in scripts/description.mjs`);
      }
      return of ? { ...field, type: name(of, widthOf(field.type)) } : field;
    });
    return { ...item, type: { ...item.type, fields } };
  });
  return { idl: { ...idl, types }, named };
}

const widthOf = type => (typeof type === 'string' ? type : type.array[1]);

function meaning(type, { name, type: of }) {
  if (of === 'i64') return 'UnixSeconds';
  if (name === 'reach') return 'Reach';
  if (name === 'change') return `${type.replace(/d$/, '')}`;
  if (of.array?.[0] === 'u8' && name !== 'reserved') return BYTES[name] ?? 'Hash';
  return BEARERS[`${type}.${name}`];
}
