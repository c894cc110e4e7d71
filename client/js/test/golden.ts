// The bytes of every record as the program itself wrote them: `tests/it/layout.rs` keeps them.
import { readFileSync } from 'node:fs';

const GOLDEN = new URL('../../../../tests/it/golden/', import.meta.url);

export function golden(noun: string): Uint8Array {
  return new Uint8Array(Buffer.from(readFileSync(new URL(`${noun}.hex`, GOLDEN), 'utf8').replaceAll('\n', ''), 'hex'));
}

/** Arrays of bytes as text, so that a failed assertion can be read. */
export const hex = (bytes: Iterable<number>): string => Buffer.from([...bytes]).toString('hex');

export const filled = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
