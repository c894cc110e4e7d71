// What is published: under a name that is ours, for every Kit that it works with, whole.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const HOME = fileURLToPath(new URL('../../../', import.meta.url));
const text = (path: string) => readFileSync(join(HOME, path), 'utf8');
const own = JSON.parse(text('package.json'));

test('the name belongs to no scope, and whoever reads the README installs it', () => {
  assert.equal(own.name, 'exodus-mutual-aid-client');
  const imported = [...text('README.md').matchAll(/from '([^']+)'|npm install (\S+)/g)].map(
    found => found[1] ?? found[2],
  );
  assert.ok(imported.includes(own.name));
  assert.ok(!text('README.md').includes('@exodus/'));
});

test('the range of Kits begins with the one that this is built with, and holds the newest that it is tested with', () => {
  const lock = JSON.parse(text('package-lock.json')).packages;
  const versions = [lock['node_modules/@solana/kit'].version, lock['node_modules/kit-newest'].version];
  assert.deepEqual(own.peerDependencies, { '@solana/kit': '^6.8.0 || ^7.0.0 || ^8.0.0' });
  const [oldest, newest] = versions.map(version => version.split('.')[0]);
  const majors = own.peerDependencies['@solana/kit'].split(' || ').map((range: string) => range.match(/\d+/)![0]);
  assert.deepEqual([versions[0], oldest, newest], ['6.8.0', majors.at(0), majors.at(-1)]);
});

test('what is packed holds the client, its sources, its licence and the description in both forms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exodus-packed-'));
  try {
    const options = { cwd: HOME, encoding: 'utf8', shell: process.platform === 'win32' } as const;
    const printed = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], options);
    const [{ files }] = JSON.parse(printed.slice(printed.indexOf('[\n')));
    const packed = files.map(({ path }: { path: string }) => path);
    const wanted = ['LICENSE', 'README.md', 'package.json', 'src/index.ts', 'dist/index.js', 'dist/index.d.ts.map'];
    for (const path of [...wanted, 'dist/idl.json', 'dist/codama.json']) assert.ok(packed.includes(path), path);
    assert.ok(!packed.some((path: string) => /^(test|scripts|build|newest)\//.test(path)));
  } finally {
    rmSync(folder, { recursive: true });
  }
  assert.equal(text('LICENSE'), text('../../LICENSE'));
  assert.equal(text('dist/idl.json'), text('../../programs/exodus/dist/idl.json'));
});

test('each thing that is exported can be reached by its name', async () => {
  for (const path of ['package.json', 'idl.json', 'codama.json']) {
    const found = import.meta.resolve(`${own.name}/${path}`);
    assert.ok(JSON.parse(readFileSync(fileURLToPath(found), 'utf8')), path);
  }
  assert.ok('EXODUS_PROGRAM_ADDRESS' in (await import(import.meta.resolve(own.name))));
});
