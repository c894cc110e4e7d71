// The deployment, for `anchor migrate`. It is one command of our own, and that is all there is: the program has no owner
// to appoint, no configuration to write and no account to create. Networks are created by people, with `exodus`.
//
// Anchor brings the cluster (--provider.cluster) and the wallet that pays; target/deploy holds the program's keypair.
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

const ROOT = resolve(__dirname, '..');
const PROGRAM = resolve(ROOT, 'target/deploy/exodus-keypair.json');
const TOOL = ['run', '--quiet', '--release', '--locked', '--package', 'exodus-cli', '--'];

module.exports = function deploy(provider) {
  if (!existsSync(PROGRAM)) {
    console.error(`error: there is no keypair of the program in ${PROGRAM}`);
    console.error(' hint: `anchor keys list` makes one; build for its address with `cargo xtask program --id ADDRESS`');
    process.exit(1);
  }
  const keys = ['--program', PROGRAM, '--keypair', process.env.ANCHOR_WALLET];
  const verb = ['program', 'deploy', ...keys, '--url', provider.connection.rpcEndpoint];
  const { status } = spawnSync('cargo', [...TOOL, ...verb], { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = status ?? 1;
};
