// The local validator that the story is told to, and what tests ask of it.
import {
  airdropFactory,
  fetchEncodedAccounts,
  generateKeyPairSigner,
  lamports,
  type Address,
  type KeyPairSigner,
  type Signature,
} from '@solana/kit';

import { connect, type Connection } from '../src/index.js';
import { hex } from './golden.js';

const URL = process.env['EXODUS_URL'] ?? 'http://127.0.0.1:8899';
const FUNDS = lamports(5_000_000_000n);

/** The chain. Where none answers, there is nothing to be tested, and one line says why. */
export async function chain(): Promise<Connection> {
  const connection = connect(URL, process.env['EXODUS_WS_URL']);
  try {
    await connection.rpc.getLatestBlockhash().send();
  } catch {
    console.error(`error: no validator answers at ${URL}; start one with \`exodus localnet\`, or set EXODUS_URL`);
    process.exit(1);
  }
  return connection;
}

/** A new wallet with something to pay from. */
export async function funded({ rpc, rpcSubscriptions }: Connection): Promise<KeyPairSigner> {
  const wallet = await generateKeyPairSigner();
  const airdrop = airdropFactory({ rpc, rpcSubscriptions } as Parameters<typeof airdropFactory>[0]);
  await airdrop({ recipientAddress: wallet.address, lamports: FUNDS, commitment: 'confirmed' });
  return wallet;
}

/** Everything that accounts hold, as text that can be compared. */
export async function bytesOf({ rpc }: Connection, addresses: Address[]): Promise<string[]> {
  const accounts = await fetchEncodedAccounts(rpc, addresses, { commitment: 'confirmed' });
  return accounts.map(account => (account.exists ? `${account.lamports} ${hex(account.data)}` : 'gone'));
}

/** What the program logged for followers in a transaction. */
export async function events({ rpc }: Connection, signature: Signature): Promise<Uint8Array[]> {
  const wanted = { commitment: 'confirmed', encoding: 'json', maxSupportedTransactionVersion: 0 } as const;
  const logs = (await rpc.getTransaction(signature, wanted).send())?.meta?.logMessages ?? [];
  const mark = 'Program data: ';
  const coded = logs.filter(line => line.startsWith(mark)).map(line => line.slice(mark.length));
  return coded.map(text => new Uint8Array(Buffer.from(text, 'base64')));
}

export const DAY = 86_400;
export const now = (): number => Math.floor(Date.now() / 1000);
