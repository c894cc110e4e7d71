// What the renderer leaves out or gets wrong, mended in its text. Each change says how often it has to be found: a newer
// renderer that needs it no longer is noticed here.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import * as prettier from 'prettier';

export const files = folder =>
  readdirSync(folder, { recursive: true })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .sort();

/** Mends everything below `folder`, and brings it into one form. */
export async function mend(folder, program, prettierOptions) {
  const modules = new Set(files(folder));
  const docs = new Map(program.instructions.map(each => [each.name, each]));
  for (const file of modules) {
    let text = withWholePaths(file, readFileSync(file, 'utf8'), modules);
    const name = basename(file, '.ts');
    if (dirname(file).endsWith('instructions') && docs.has(name)) text = instruction(text, docs.get(name));
    if (dirname(file).endsWith('accounts'))
      text = text
        .replaceAll('addresses: Array<Address>,', 'addresses: readonly Address[],')
        .replaceAll('(rpc, addresses, config)', '(rpc, [...addresses], config)');
    if (dirname(file).endsWith('pdas'))
      text = text.replaceAll(/: Slug;/g, ': SlugArgs;').replace('type Slug }', 'type SlugArgs }');
    if (file.endsWith(join('programs', 'exodus.ts'))) text = plugin(text);
    if (file.endsWith(join('errors', 'exodus.ts'))) text = errors(text);
    writeFileSync(file, await prettier.format(text, prettierOptions));
  }
  const index = join(folder, 'index.ts');
  writeFileSync(index, `${readFileSync(index, 'utf8')}export * from './events.js';\nexport * from './limits.js';\n`);
}

// Node's own resolution of modules wants whole paths, the renderer leaves them to bundlers.
function withWholePaths(file, text, modules) {
  return text.replace(/(from ')(\.[^']*)(')/g, (_, before, path, after) => {
    if (path.endsWith('.js')) return before + path + after;
    const target = resolve(dirname(file), path);
    return before + path + (modules.has(`${target}.ts`) ? '.js' : '/index.js') + after;
  });
}

function replaced(text, what, pattern, by, times) {
  let found = 0;
  const made = text.replace(pattern, (...parts) => {
    found += 1;
    return by(...parts);
  });
  if (times === undefined ? found === 0 : found !== times) {
    throw new Error(`${what}: found ${found} times: see scripts/mend.mjs`);
  }
  return made;
}

const comment = docs => (docs.length > 0 ? `/** ${docs.join(' ')} */\n` : '');

function instruction(text, { name, docs = [], accounts, arguments: args, remainingAccounts = [] }) {
  const own = name[0].toUpperCase() + name.slice(1);
  // A builder that finds addresses has to find them for the program that it builds for.
  const derived = accounts.filter(({ defaultValue }) => defaultValue?.kind === 'pdaValueNode').length;
  if (derived > 0) {
    const found = /(await find\w+Pda\(\{[^}]*\})\)/g;
    text = replaced(text, `${name}: addresses`, found, (_, call) => `${call}, { programAddress })`, derived);
  }
  // The renderer describes accounts, and neither the builder nor its arguments.
  const finds = accounts
    .filter(({ defaultValue }) => /pda|resolver/.test(defaultValue?.kind))
    .map(account => `\`${account.name}\``);
  const builder = new RegExp(`export (async )?function get${own}Instruction(Async)?<`, 'g');
  text = replaced(text, `${name}: builders`, builder, (whole, _, async) => {
    const more = async ? [`Finds ${finds.join(', ')}.`] : [];
    return comment([...docs, ...more]) + whole;
  });
  const said = new Map(args.map(argument => [argument.name, argument.docs ?? []]));
  text = text.replace(
    /^  (\w+)\??: \w+InstructionDataArgs\['\w+'\];$/gm,
    (line, argument) => comment(said.get(argument) ?? []) + line,
  );
  for (const { value, docs = [] } of remainingAccounts) {
    const line = new RegExp(`^  ${value.name}: Array<Address>;$`, 'gm');
    text = replaced(text, `${name}: ${value.name}`, line, () => `${comment(docs)}  ${value.name}: readonly Address[];`);
  }
  return text;
}

function plugin(text) {
  const config = 'config: { readonly programAddress?: Address } = {}';
  text = replaced(
    text,
    'plugin',
    /export function exodusProgram\(\) \{/g,
    () =>
      `/** Adds \`client.exodus\`: the records and instructions of the program at an address. */\nexport function exodusProgram(${config}) {`,
    1,
  );
  text = replaced(
    text,
    'plugin: builders',
    /(get\w+Instruction(?:Async)?)\((input|\{ \.\.\.input, payer: input\.payer \?\? client\.payer \})\)/g,
    (_, builder, input) => `${builder}(${input}, config)`,
  );
  text = replaced(
    text,
    'plugin: addresses',
    /^( {10}\w+): (find\w+Pda),$/gm,
    (_, name, find) => `${name}: (seeds, own) => ${find}(seeds, { ...config, ...own }),`,
  );
  // Newer versions of Kit return a wider type here.
  return replaced(
    text,
    'plugin: type',
    /return extendClient\(client, \{([\s\S]*?)\n    \}\);/g,
    (_, body) => `return extendClient(client, {${body}\n    }) as Omit<T, 'exodus'> & { exodus: ExodusPlugin };`,
    1,
  );
}

function errors(text) {
  const call = /transactionMessage, EXODUS_PROGRAM_ADDRESS, code\)/g;
  text = replaced(
    text,
    'errors: call',
    call,
    () => 'transactionMessage, config.programAddress ?? EXODUS_PROGRAM_ADDRESS, code)',
    1,
  );
  // A wallet in production tells people why, too.
  const silent = /if \(process\.env\['NODE_ENV'\] !== 'production'\) \{\s*(return [^;]*;)\s*\}\s*return '[^']*';/g;
  text = replaced(text, 'errors: messages', silent, (_, message) => message, 1);
  text = replaced(
    text,
    'errors: table',
    /let exodusErrorMessages: Record<ExodusError, string> \| undefined;\s*if \(process\.env\['NODE_ENV'\] !== 'production'\) \{\s*exodusErrorMessages = (\{[\s\S]*?\n  \});\s*\}/g,
    (_, table) => `const exodusErrorMessages: Record<ExodusError, string> = ${table};`,
    1,
  );
  return replaced(
    text,
    'errors: parameter',
    /( code\?: TProgramErrorCode,\n)(\): error is)/g,
    (_, code, rest) => `${code}  config: { readonly programAddress?: Address } = {},\n${rest}`,
    1,
  );
}
