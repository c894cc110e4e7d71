// Made by scripts/generate.mjs from the interface description.
import {
  combineCodec,
  getU32Decoder,
  getU32Encoder,
  type FixedSizeCodec,
  type FixedSizeDecoder,
  type FixedSizeEncoder,
} from '@solana/kit';
import { codeDecoder, codeEncoder } from '../../fields.js';

/** What happened to a request. */
export const RequestChange = {
  Opened: 1,

  Edited: 2,

  Closed: 3,

  Tidied: 4,

  Adopted: 5,
} as const;
export type RequestChange = (typeof RequestChange)[keyof typeof RequestChange];
/** The name of each RequestChange, by its number. */
export const RequestChangeName = {
  1: 'Opened',
  2: 'Edited',
  3: 'Closed',
  4: 'Tidied',
  5: 'Adopted',
} as const;

export type RequestChangeArgs = RequestChange;

export function getRequestChangeEncoder(): FixedSizeEncoder<RequestChangeArgs> {
  return codeEncoder('RequestChange', RequestChange, getU32Encoder());
}

export function getRequestChangeDecoder(): FixedSizeDecoder<RequestChange> {
  return codeDecoder('RequestChange', RequestChange, getU32Decoder());
}

export function getRequestChangeCodec(): FixedSizeCodec<RequestChangeArgs, RequestChange> {
  return combineCodec(getRequestChangeEncoder(), getRequestChangeDecoder());
}
