// The types that refuse what is wrong, as TypeScript: codes by name, and the values of `src/fields.ts`. And what else the
// renderer does not make: refusals and events.
import { CODES } from './description.mjs';

const MADE = '// Made by scripts/generate.mjs from the interface description.\n';
const camel = name => name[0].toLowerCase() + name.slice(1);

/** Each file below `src/generated` with its text. */
export function valueFiles({ idl, codes, numbers }, names) {
  const files = { 'refusals.ts': refusals(idl), 'events.ts': events(idl), 'limits.ts': limits(idl, numbers) };
  for (const [name, width] of names) files[`types/${camel(name)}.ts`] = value(name, width, codes, numbers);
  return files;
}

function value(name, width, codes, numbers) {
  const wide = name.match(/^(.*)In(U\d+)$/);
  if (wide) return wider(wide[1], name, wide[2]);
  if (name === 'Scopes')
    return scopes(codes.Scope) + codec('Scopes', width, `scopesEncoder(Scope`, `scopesDecoder(Scope`);
  if (name === 'Reach')
    return (
      reach(numbers.REACH_MAX) + codec('Reach', width, 'codeEncoder("Reach", Reaches', 'codeDecoder("Reach", Reaches')
    );
  if (!codes[name]) return `${MADE}export { ${exportsOf(name)} } from '../../fields.js';\n`;
  const [encoder, decoder] = ['Encoder', 'Decoder'].map(way => `code${way}("${name}", ${name}`);
  return `${MADE}${imports(width, 'codeDecoder, codeEncoder')}${code(name, CODES[name], codes[name])}
export type ${name}Args = ${name};
${codec(name, width, encoder, decoder)}`;
}

const exportsOf = name =>
  ['Codec', 'Decoder', 'Encoder'].map(way => `get${name}${way}`).join(', ') + `, type ${name}, type ${name}Args`;

const imports = (width, own) => {
  const number = width.toUpperCase();
  return `import { combineCodec, get${number}Decoder, get${number}Encoder, type FixedSizeCodec, type FixedSizeDecoder, type FixedSizeEncoder } from '@solana/kit';
import { ${own} } from '../../fields.js';
`;
};

function code(name, docs, members) {
  const said = ({ docs }) => (docs.length > 0 ? `/** ${docs.join(' ')} */ ` : '');
  return `
/** ${docs} */
export const ${name} = {
${members.map(member => `${said(member)}\n${member.name}: ${member.number},`).join('\n')}
} as const;
export type ${name} = (typeof ${name})[keyof typeof ${name}];
/** The name of each ${name}, by its number. */
export const ${name}Name = {
${members.map(({ name, number }) => `${number}: '${name}',`).join('\n')}
} as const;
`;
}

const scopes = members => `${MADE}${imports('u8', 'scopesDecoder, scopesEncoder')}${code('Scope', CODES.Scope, members)}
/** Several of them, as a sum: see {@link Scope}. */
export type Scopes = number;
export type ScopesArgs = Scopes;
/** The names of those in a sum. */
export function scopeNames(scopes: Scopes): (keyof typeof Scope)[] {
  return (Object.keys(Scope) as (keyof typeof Scope)[]).filter(name => (scopes & Scope[name]) !== 0);
}
`;

function reach(most) {
  const all = Array.from({ length: most + 1 }, (_, handshakes) => handshakes);
  return `${MADE}${imports('u8', 'codeDecoder, codeEncoder')}
/** Handshakes away from which help may come; 0 = anyone, however far. */
export type Reach = ${all.join(' | ')};
export type ReachArgs = Reach;
const Reaches = { ${all.map(each => `${each === 0 ? 'anyone' : `handshakes${each}`}: ${each}`).join(', ')} } as const;
`;
}

function codec(name, width, encoder, decoder) {
  const number = width.toUpperCase();
  return `
export function get${name}Encoder(): FixedSizeEncoder<${name}Args> {
  return ${encoder}, get${number}Encoder());
}

export function get${name}Decoder(): FixedSizeDecoder<${name}> {
  return ${decoder}, get${number}Decoder());
}

export function get${name}Codec(): FixedSizeCodec<${name}Args, ${name}> {
  return combineCodec(get${name}Encoder(), get${name}Decoder());
}
`;
}

/** The same values in a wider field. */
function wider(of, name, width) {
  const from = `./${camel(of)}.js`;
  return `${MADE}import { combineCodec, get${width}Decoder, get${width}Encoder, type FixedSizeCodec, type FixedSizeDecoder, type FixedSizeEncoder } from '@solana/kit';
import { narrowedDecoder, narrowedEncoder } from '../../fields.js';
import { get${of}Decoder, get${of}Encoder, type ${of} } from '${from}';

/** A {@link ${of}} in a field of ${width.toLowerCase()}. */
export type ${name} = ${of};
export type ${name}Args = ${name};

export function get${name}Encoder(): FixedSizeEncoder<${name}Args> {
  return narrowedEncoder(get${of}Encoder(), get${width}Encoder());
}

export function get${name}Decoder(): FixedSizeDecoder<${name}> {
  return narrowedDecoder(get${of}Decoder(), get${width}Decoder());
}

export function get${name}Codec(): FixedSizeCodec<${name}Args, ${name}> {
  return combineCodec(get${name}Encoder(), get${name}Decoder());
}
`;
}

// The renderer's messages are empty in production, and its constants have other names than the rules.
function refusals({ errors }) {
  const lines = errors.map(
    ({ code, name, msg }) => `  ${code}: [${[name, msg].map(text => JSON.stringify(text)).join(', ')}],\n`,
  );
  return `${MADE}
/** Every refusal of the rules, by number: its name and what is the case. */
export const REFUSALS: Readonly<Record<number, readonly [name: string, fact: string]>> = {\n${lines.join('')}};\n`;
}

/** Numbers that the hand-written parts of the client need. */
function limits({ types }, numbers) {
  const { fields } = types.find(({ name }) => name === 'ClearArgs').type;
  const longest = fields.find(({ name }) => name === 'order').type.array[1];
  return `${MADE}
/** The layout that records of this program have; \`head.version\` says it. */
export const RECORD_VERSION = ${numbers.RECORD_VERSION};
/** How many commitments one clearing takes. */
export const LONGEST_CIRCLE = ${longest};
`;
}

// As the renderer does it for instructions and accounts; it knows no events yet.
function events({ events }) {
  const names = events.map(({ name }) => name);
  const constant = name => `${name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_DISCRIMINATOR`;
  const marks = events.map(
    ({ name, discriminator }) =>
      `/** What the bytes of a {@link ${name}} begin with. */\nexport const ${constant(name)}: ReadonlyUint8Array = new Uint8Array([${discriminator.join(', ')}]);`,
  );
  return `${MADE}
import { containsBytes, type ReadonlyUint8Array } from '@solana/kit';
import { ${names.map(name => `get${name}Decoder, type ${name}`).join(', ')} } from './types/index.js';

${marks.join('\n')}

/** What the program logs for those who follow it. */
export enum ExodusEvent { ${names.join(', ')} }

/** An event with what it says. */
export type ParsedExodusEvent = ${names
    .map(name => `| { readonly eventType: ExodusEvent.${name}; readonly data: ${name} }`)
    .join('\n')};

/** Which event these bytes are; \`undefined\` where they are none that this client knows. */
export function identifyExodusEvent(event: { data: ReadonlyUint8Array } | ReadonlyUint8Array): ExodusEvent | undefined {
  const data = 'data' in event ? event.data : event;
${names.map(name => `  if (containsBytes(data, ${constant(name)}, 0)) return ExodusEvent.${name};`).join('\n')}
  return undefined;
}

/** Reads an event; \`undefined\` where it is none that this client knows. Throws where its bytes are not whole. */
export function parseExodusEvent(event: { data: ReadonlyUint8Array } | ReadonlyUint8Array): ParsedExodusEvent | undefined {
  const data = 'data' in event ? event.data : event;
  const eventType = identifyExodusEvent(data);
  switch (eventType) {
${names.map(name => `    case ExodusEvent.${name}: return { eventType, data: get${name}Decoder().decode(data) };`).join('\n')}
    case undefined: return undefined;
  }
}
`;
}
