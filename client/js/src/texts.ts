// Texts as the chain holds them.
import { getUtf8Decoder, getUtf8Encoder, type ReadonlyUint8Array } from '@solana/kit';

/** A slug (32) or a unit (8) as the chain holds it: the text, then zero bytes. */
export function padded(text: string, width: number): ReadonlyUint8Array {
  const bytes = getUtf8Encoder().encode(text);
  if (bytes.length > width) throw new RangeError(`\`${text}\` is longer than ${width} bytes`);
  const field = new Uint8Array(width);
  field.set(bytes);
  return field;
}

/** The text of a padded slug or unit. */
export function unpadded(bytes: ReadonlyUint8Array): string {
  return getUtf8Decoder().decode(bytes);
}
