// Invitation links: `exodus:invitation/<base58 of the link's secret seed and a checksum>`.
//
// The link *is* the offered hand: whoever holds it can accept. Nothing else is in it; inviter, pledge and expiry are
// read from the chain.
import {
  createKeyPairSignerFromPrivateKeyBytes,
  getBase58Decoder,
  getBase58Encoder,
  type KeyPairSigner,
  type ReadonlyUint8Array,
} from '@solana/kit';

const SCHEME = 'exodus:invitation/';
const SEED = 32;
const CHECK = 4;

/** A link: the text to send, and the key that signs with whoever accepts. The text is a secret. */
export interface Link {
  readonly text: string;
  readonly signer: KeyPairSigner;
}

/** A new link. */
export async function createLink(): Promise<Link> {
  return linkOf(crypto.getRandomValues(new Uint8Array(SEED)));
}

/** The link of a seed, for tests and demonstrations that repeat. */
export async function linkOf(seed: ReadonlyUint8Array): Promise<Link> {
  const bytes = new Uint8Array([...seed, ...(await checksum(seed))]);
  const text = SCHEME + getBase58Decoder().decode(bytes);
  return { text, signer: await createKeyPairSignerFromPrivateKeyBytes(seed) };
}

/** Reads a link as somebody pasted it. */
export async function parseLink(text: string): Promise<Link> {
  const coded = text.trim();
  if (!coded.startsWith(SCHEME)) throw new SyntaxError(`a link starts with \`${SCHEME}\``);
  const bytes = decoded(coded.slice(SCHEME.length));
  if (bytes.length < SEED) throw new SyntaxError('the link is cut off');
  const seed = bytes.slice(0, SEED);
  const check = await checksum(seed);
  const whole = bytes.length === SEED + CHECK && check.every((byte, place) => byte === bytes[SEED + place]);
  if (!whole) throw new SyntaxError('a character of the link is wrong or missing');
  return linkOf(seed);
}

function decoded(coded: string): ReadonlyUint8Array {
  try {
    return getBase58Encoder().encode(coded);
  } catch {
    throw new SyntaxError('the link has a character that no link has');
  }
}

async function checksum(seed: ReadonlyUint8Array): Promise<Uint8Array> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(seed));
  return new Uint8Array(hash).subarray(0, CHECK);
}
