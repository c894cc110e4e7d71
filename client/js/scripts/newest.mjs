// The other end of the range of Kits that the package works with: the same sources and tests, compiled against the newest and
// run with it. They are copied to a folder whose own `@solana/kit` is `kit-newest` of the lock file.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { HOME } from './description.mjs';

const COPY = join(HOME, 'newest');
const SCOPE = join(COPY, 'node_modules/@solana');

rmSync(COPY, { recursive: true, force: true });
mkdirSync(SCOPE, { recursive: true });
for (const folder of ['src', 'test']) cpSync(join(HOME, folder), join(COPY, folder), { recursive: true });
symlinkSync(join(HOME, 'node_modules/kit-newest'), join(SCOPE, 'kit'), 'junction');
writeFileSync(
  join(COPY, 'tsconfig.json'),
  JSON.stringify({
    extends: '../tsconfig.json',
    compilerOptions: { rootDir: '.', outDir: '.' },
    include: ['src', 'test'],
    exclude: [],
  }),
);
execFileSync(process.execPath, [join(HOME, 'node_modules/typescript/bin/tsc'), '-p', COPY], { stdio: 'inherit' });
