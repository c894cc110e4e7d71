// Makes `src/generated` from the program's interface description, `programs/exodus/dist/idl.json`.
//
//     node scripts/generate.mjs                  writes it
//     node scripts/generate.mjs --check          writes nothing, and fails where what is committed differs
//     node scripts/generate.mjs --ship FOLDER    writes what is published beside the client: idl.json, codama.json
//
// Nothing below `src/generated` is written by hand: what the description cannot say is said in this folder, once.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import * as nodes from '@codama/nodes';
import { renderVisitor } from '@codama/renderers-js';
import { visit } from '@codama/visitors';

import { HOME, IDL, read, typed } from './description.mjs';
import { graphOf } from './graph.mjs';
import { files, mend } from './mend.mjs';
import { valueFiles } from './values.mjs';

const GENERATED = 'src/generated';

// Accounts that only a function can find, by the order of two addresses or one number further: see `src/derived.ts`.
const RESOLVED = {
  tieAccept: { tie: 'tieToOther' },
  tieExtend: { tie: 'tieToOther' },
  tiePledge: { tie: 'tieToOther' },
  tieWithdraw: { tie: 'tieToOther' },
  tieRestore: { tie: 'tieToOther' },
  poolJoin: { tie: 'tieToOther' },
  recoveryPropose: { tie: 'tieToWard' },
  recoveryApprove: { tie: 'tieToWard' },
  offerAgree: { price: 'nextPromise' },
};
const DEPENDS = { tieToOther: ['member', 'other'], tieToWard: ['member', 'ward'], nextPromise: ['member'] };

function resolved(root) {
  const account = (places, declared) => {
    const resolver = places[declared.name];
    if (!resolver) return declared;
    const dependsOn = DEPENDS[resolver].map(name => nodes.accountValueNode(name));
    if (resolver === 'nextPromise') dependsOn.push(nodes.argumentValueNode('turn'));
    return { ...declared, defaultValue: nodes.resolverValueNode(resolver, { dependsOn }) };
  };
  const instructions = root.program.instructions.map(each => {
    const places = RESOLVED[each.name] ?? {};
    return { ...each, accounts: each.accounts.map(declared => account(places, declared)) };
  });
  return { ...root, program: { ...root.program, instructions } };
}

async function render(folder) {
  const description = read();
  const root = resolved(graphOf(description));
  const resolvers = Object.keys(DEPENDS);
  const prettierOptions = { printWidth: 120, singleQuote: true, arrowParens: 'avoid', parser: 'typescript' };
  const options = {
    asyncResolvers: resolvers,
    kitImportStrategy: 'rootOnly',
    linkOverrides: { resolvers: Object.fromEntries(resolvers.map(name => [name, '../../derived.js'])) },
    prettierOptions,
    syncPackageJson: false,
  };
  await visit(root, renderVisitor(folder, options));
  const texts = valueFiles(description, typed(description.idl).named);
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, GENERATED, name), text);
  await mend(join(folder, GENERATED), root.program, prettierOptions);
}

function differences(one, other) {
  const texts = folder => new Map(files(folder).map(path => [relative(folder, path), readFileSync(path, 'utf8')]));
  const [left, right] = [texts(one), texts(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter(name => left.get(name) !== right.get(name));
}

async function check() {
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
}

const [what, where] = process.argv.slice(2);
if (what === '--check') await check();
else if (what === '--ship') {
  copyFileSync(IDL, join(where, 'idl.json'));
  writeFileSync(join(where, 'codama.json'), `${JSON.stringify(graphOf(read()), undefined, 1)}\n`);
} else await render(HOME);
