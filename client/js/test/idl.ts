// The interface description, read without the generator: what the generated code is held against.
import { readFileSync } from 'node:fs';

export type Type = string | { array: [Type, number] } | { defined: { name: string } };
export interface Field {
  name: string;
  docs?: string[];
  type: Type;
}
export type Seed = { kind: 'const'; value: number[] } | { kind: 'account' | 'arg'; path: string };
export interface Account {
  name: string;
  docs?: string[];
  signer?: boolean;
  writable?: boolean;
  address?: string;
  pda?: { seeds: Seed[] };
}
export interface Interface {
  instructions: { name: string; docs?: string[]; discriminator: number[]; accounts: Account[]; args: Field[] }[];
  types: { name: string; type: { fields: Field[] } }[];
  accounts: { name: string; discriminator: number[] }[];
  constants: { name: string; value: string }[];
  errors: { code: number; name: string; msg: string }[];
  events: { name: string; discriminator: number[] }[];
}

const PATH = new URL('../../../../programs/exodus/dist/idl.json', import.meta.url);
const WIDTHS: Record<string, number> = { u8: 1, u16: 2, u32: 4, u64: 8, i64: 8, pubkey: 32 };

export const idl = JSON.parse(readFileSync(PATH, 'utf8')) as Interface;

export const fieldsOf = (name: string): Field[] => idl.types.find(type => type.name === name)!.type.fields;

/** How many bytes a value of a type takes. */
export function width(type: Type): number {
  if (typeof type === 'string') return WIDTHS[type]!;
  if ('array' in type) return width(type.array[0]) * type.array[1];
  return fieldsOf(type.defined.name).reduce((sum, field) => sum + width(field.type), 0);
}

/** The arguments of an instruction, one by one. */
export const argumentsOf = ({ args }: Interface['instructions'][number]): Field[] =>
  args.flatMap(({ type }) => (typeof type === 'object' && 'defined' in type ? fieldsOf(type.defined.name) : []));

/** `tie_invite` as `TieInvite`. */
export const pascal = (name: string): string =>
  name
    .split('_')
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

/** `tie_invite` as `tieInvite`. */
export const camel = (name: string): string => pascal(name).replace(/^./, letter => letter.toLowerCase());
