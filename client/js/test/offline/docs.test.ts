// What one reads where one hovers: builders and their arguments say what the description says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { argumentsOf, camel, idl, pascal } from '../idl.js';

const GENERATED = new URL('../../../src/generated/', import.meta.url);
const source = (path: string) => readFileSync(new URL(path, GENERATED), 'utf8');
const BEHIND = /^  (?:ties|shown|commitments): readonly Address\[\];$/gm;

for (const declared of idl.instructions) {
  test(`${declared.name}: each builder and each argument of it says what it is`, () => {
    const text = source(`instructions/${camel(declared.name)}.ts`);
    const builders = text.match(/^export (?:async )?function get\w+Instruction(?:Async)?</gm)!;
    const described = text.match(/^\/\*\* .* \*\/\nexport (?:async )?function get\w+Instruction(?:Async)?</gm) ?? [];
    assert.deepEqual([described.length, text.includes(`/** ${declared.docs!.join(' ')}`)], [builders.length, true]);

    // In the input of each builder, and not only in the data behind it.
    const inputs =
      text.match(/^export type \w+Input<[\s\S]*?^};$/gm) ?? text.match(/^export type \w+Input = \{[\s\S]*?^};$/gm)!;
    for (const input of inputs) {
      for (const { docs } of argumentsOf(declared)) {
        assert.ok(input.includes(`/** ${docs!.join(' ')} */`), docs!.join(' '));
      }
      for (const [line] of input.matchAll(BEHIND))
        assert.match(input, new RegExp(`\\*/\\n${line.replace(/[[\]]/g, '\\$&')}`));
    }
  });
}

test('units are said where a sum or a moment is asked for', () => {
  const confirm = source('instructions/commitmentConfirm.ts');
  assert.match(confirm, /in minor units\. \*\/\n  sum: CommitmentConfirmInstructionDataArgs\['sum'\];/);
  assert.match(source('instructions/tieInvite.ts'), /unix seconds.*\*\/\n  expires: /);
});

test('each code says what it is for, and what its numbers mean', () => {
  for (const { name } of idl.events) {
    if (!name.endsWith('Changed')) continue;
    const code = pascal(name).replace(/d$/, '');
    assert.match(source(`types/${camel(code)}.ts`), new RegExp(`\\*/\\nexport const ${code} = `));
  }
  assert.match(
    source('types/requestKind.ts'),
    /\/\*\* Something has happened: commitments only, now\. \*\/\n  Emergency: 1,/,
  );
});
