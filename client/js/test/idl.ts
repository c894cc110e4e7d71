// The interface description, read without the generator: what the generated code is held against.
import { readFileSync } from 'node:fs';

type Type = string | { array: [Type, number] } | { defined: { name: string } };
interface Field {
  name: string;
  type: Type;
}
interface Idl {
  instructions: {
    name: string;
    discriminator: number[];
    accounts: { name: string; signer?: boolean; writable?: boolean }[];
    args: Field[];
  }[];
  types: { name: string; type: { fields: Field[] } }[];
  errors: { code: number; name: string; msg: string }[];
  events: { name: string; discriminator: number[] }[];
}

const PATH = new URL('../../../../programs/exodus/dist/idl.json', import.meta.url);
const WIDTHS: Record<string, number> = { u8: 1, u16: 2, u32: 4, u64: 8, i64: 8, pubkey: 32 };

export const idl = JSON.parse(readFileSync(PATH, 'utf8')) as Idl;

/** How many bytes a value of a type takes. */
export function width(type: Type): number {
  if (typeof type === 'string') return WIDTHS[type]!;
  if ('array' in type) return width(type.array[0]) * type.array[1];
  const { fields } = idl.types.find(({ name }) => name === type.defined.name)!.type;
  return fields.reduce((sum, field) => sum + width(field.type), 0);
}

/** `tie_invite` as `TieInvite`. */
export const pascal = (name: string): string =>
  name
    .split('_')
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
