// Values that are more than a number or some bytes. What is wrong is refused here, before anybody signs it: the chain takes
// any 32 bytes for a hash, and any moment for a deadline.
import {
  combineCodec,
  fixDecoderSize,
  fixEncoderSize,
  getBytesDecoder,
  getBytesEncoder,
  getI64Decoder,
  getI64Encoder,
  transformDecoder,
  transformEncoder,
  type FixedSizeCodec,
  type FixedSizeDecoder,
  type FixedSizeEncoder,
  type ReadonlyUint8Array,
} from '@solana/kit';

import { padded, unpadded } from './texts.js';

/** The SHA-256 of something that is kept elsewhere: 32 bytes. Zero bytes say that there is none. */
export type Hash = ReadonlyUint8Array;
export type HashArgs = ReadonlyUint8Array;
export const getHashEncoder = (): FixedSizeEncoder<HashArgs> => exactly(32, 'a hash (SHA-256)');
export const getHashDecoder = (): FixedSizeDecoder<Hash> => fixDecoderSize(getBytesDecoder(), 32);
export const getHashCodec = (): FixedSizeCodec<HashArgs, Hash> => combineCodec(getHashEncoder(), getHashDecoder());

/** The name of a network as the chain holds it: 1 to 32 of a-z, 0-9 and -, then zero bytes. See {@link unpadded}. */
export type Slug = ReadonlyUint8Array;
/** The name of a network, as text or as the chain holds it. */
export type SlugArgs = ReadonlyUint8Array | string;
export const getSlugEncoder = (): FixedSizeEncoder<SlugArgs> =>
  lettered(32, /^[a-z0-9-]{1,32}$/, "a network's name is 1 to 32 of a-z, 0-9 and -");
export const getSlugDecoder = (): FixedSizeDecoder<Slug> => fixDecoderSize(getBytesDecoder(), 32);
export const getSlugCodec = (): FixedSizeCodec<SlugArgs, Slug> => combineCodec(getSlugEncoder(), getSlugDecoder());

/** The unit of account as the chain holds it: 1 to 8 of A-Z and 0-9, then zero bytes. See {@link unpadded}. */
export type Unit = ReadonlyUint8Array;
/** The unit of account, as text or as the chain holds it. */
export type UnitArgs = ReadonlyUint8Array | string;
export const getUnitEncoder = (): FixedSizeEncoder<UnitArgs> =>
  lettered(8, /^[A-Z0-9]{1,8}$/, 'a unit code is 1 to 8 capital letters or digits');
export const getUnitDecoder = (): FixedSizeDecoder<Unit> => fixDecoderSize(getBytesDecoder(), 8);
export const getUnitCodec = (): FixedSizeCodec<UnitArgs, Unit> => combineCodec(getUnitEncoder(), getUnitDecoder());

/** A commitment's record as it stands behind its mark: what `commitmentClose` names. See `closingRecordOf`. */
export type ClosedRecord = ReadonlyUint8Array;
export type ClosedRecordArgs = ReadonlyUint8Array;
export const getClosedRecordEncoder = (): FixedSizeEncoder<ClosedRecordArgs> =>
  exactly(328, 'a record behind its mark (`closingRecordOf` makes it)');
export const getClosedRecordDecoder = (): FixedSizeDecoder<ClosedRecord> => fixDecoderSize(getBytesDecoder(), 328);
export const getClosedRecordCodec = (): FixedSizeCodec<ClosedRecordArgs, ClosedRecord> =>
  combineCodec(getClosedRecordEncoder(), getClosedRecordDecoder());

/** The order through the commitments of a clearing. See `circle`. */
export type CircleOrder = ReadonlyUint8Array;
export type CircleOrderArgs = ReadonlyUint8Array;
export const getCircleOrderEncoder = (): FixedSizeEncoder<CircleOrderArgs> =>
  exactly(48, 'the order of a circle (`circle` makes it)');
export const getCircleOrderDecoder = (): FixedSizeDecoder<CircleOrder> => fixDecoderSize(getBytesDecoder(), 48);
export const getCircleOrderCodec = (): FixedSizeCodec<CircleOrderArgs, CircleOrder> =>
  combineCodec(getCircleOrderEncoder(), getCircleOrderDecoder());

/** A moment in unix seconds, or 0 where there is none. */
export type UnixSeconds = bigint;
export type UnixSecondsArgs = number | bigint;
export const getUnixSecondsEncoder = (): FixedSizeEncoder<UnixSecondsArgs> =>
  transformEncoder(getI64Encoder(), seconds);
export const getUnixSecondsDecoder = (): FixedSizeDecoder<UnixSeconds> => getI64Decoder();
export const getUnixSecondsCodec = (): FixedSizeCodec<UnixSecondsArgs, UnixSeconds> =>
  combineCodec(getUnixSecondsEncoder(), getUnixSecondsDecoder());

/** A date as the chain counts: whole seconds. */
export const unixSeconds = (date: Date): bigint => BigInt(Math.floor(date.getTime() / 1000));

// In milliseconds this is 1973, in seconds the year 5138: no moment that anybody means lies on the wrong side.
const MILLISECONDS = 100_000_000_000;

function seconds(moment: number | bigint): number | bigint {
  if (moment >= 0 && moment < MILLISECONDS) return moment;
  const why = moment < 0 ? 'lies before 1970' : 'looks like milliseconds';
  throw new RangeError(`times are unix seconds, and ${moment} ${why}: \`unixSeconds(new Date(...))\``);
}

function exactly(width: number, what: string): FixedSizeEncoder<ReadonlyUint8Array> {
  return transformEncoder(fixEncoderSize(getBytesEncoder(), width), (bytes: ReadonlyUint8Array) => {
    if (bytes.length === width) return bytes;
    throw new RangeError(`${what} is ${width} bytes, and this has ${bytes.length}`);
  });
}

function lettered(width: number, letters: RegExp, rule: string): FixedSizeEncoder<ReadonlyUint8Array | string> {
  return transformEncoder(fixEncoderSize(getBytesEncoder(), width), (given: ReadonlyUint8Array | string) => {
    const text = typeof given === 'string' ? given : unpadded(given);
    if (!letters.test(text)) throw new RangeError(`${rule}, and this is ${JSON.stringify(text)}`);
    const bytes = padded(text, width);
    const same = typeof given === 'string' || (given.length === width && bytes.every((byte, at) => byte === given[at]));
    if (!same) throw new RangeError(`${rule}, then zero bytes up to ${width}, and these are ${given.length} bytes`);
    return bytes;
  });
}

type Codes<T extends number> = Readonly<Record<string, T>>;

/** One of some numbers, each of which means something. */
export function codeEncoder<T extends number>(
  what: string,
  codes: Codes<T>,
  width: FixedSizeEncoder<number> | FixedSizeEncoder<number | bigint>,
): FixedSizeEncoder<T> {
  return transformEncoder(width as FixedSizeEncoder<number>, (code: T) => known(what, codes, code));
}

export function codeDecoder<T extends number>(
  what: string,
  codes: Codes<T>,
  width: FixedSizeDecoder<number> | FixedSizeDecoder<bigint>,
): FixedSizeDecoder<T> {
  return transformDecoder(width as FixedSizeDecoder<number | bigint>, code => known(what, codes, Number(code)));
}

function known<T extends number>(what: string, codes: Codes<T>, code: number): T {
  const found = Object.values(codes).find(each => each === code);
  if (found !== undefined) return found;
  const all = Object.entries(codes).map(([name, each]) => `${each} ${name}`);
  throw new RangeError(`${what} is one of ${all.join(', ')}, and this is ${code}`);
}

/** A sum of some bits, each of which means something. */
export function scopesEncoder(scopes: Codes<number>, width: FixedSizeEncoder<number>): FixedSizeEncoder<number> {
  return transformEncoder(width, (sum: number) => inside(scopes, sum));
}

export function scopesDecoder(scopes: Codes<number>, width: FixedSizeDecoder<number>): FixedSizeDecoder<number> {
  return transformDecoder(width, sum => inside(scopes, sum));
}

function inside(scopes: Codes<number>, sum: number): number {
  const all = Object.values(scopes).reduce((one, other) => one | other, 0);
  if (Number.isInteger(sum) && sum >= 0 && (sum & ~all) === 0) return sum;
  const names = Object.entries(scopes).map(([name, bit]) => `${bit} ${name}`);
  throw new RangeError(`scopes are a sum of ${names.join(', ')}, and this is ${sum}`);
}

/** The same value in a wider field. */
export function narrowedEncoder<T extends number>(
  narrow: FixedSizeEncoder<T>,
  width: FixedSizeEncoder<number>,
): FixedSizeEncoder<T> {
  return transformEncoder(width, (value: T) => (narrow.encode(value), value));
}

export function narrowedDecoder<T extends number>(
  narrow: FixedSizeDecoder<T>,
  width: FixedSizeDecoder<number>,
): FixedSizeDecoder<T> {
  return transformDecoder(width, value => {
    const byte = value < 256 ? value : 255;
    return narrow.decode(new Uint8Array([byte]));
  });
}
