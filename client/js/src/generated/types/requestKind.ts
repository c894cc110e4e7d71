// Made by scripts/generate.mjs from the interface description.
import {
  combineCodec,
  getU8Decoder,
  getU8Encoder,
  type FixedSizeCodec,
  type FixedSizeDecoder,
  type FixedSizeEncoder,
} from '@solana/kit';
import { codeDecoder, codeEncoder } from '../../fields.js';

/** What a request asks for. */
export const RequestKind = {
  /** Something has happened: commitments only, now. */
  Emergency: 1,
  /** A sum in every period. */
  Support: 2,
  /** A price that enough people have to back by intents before anybody owes anything. */
  Initiative: 3,
  /** An event that a pool shares. */
  Claim: 4,
} as const;
export type RequestKind = (typeof RequestKind)[keyof typeof RequestKind];
/** The name of each RequestKind, by its number. */
export const RequestKindName = {
  1: 'Emergency',
  2: 'Support',
  3: 'Initiative',
  4: 'Claim',
} as const;

export type RequestKindArgs = RequestKind;

export function getRequestKindEncoder(): FixedSizeEncoder<RequestKindArgs> {
  return codeEncoder('RequestKind', RequestKind, getU8Encoder());
}

export function getRequestKindDecoder(): FixedSizeDecoder<RequestKind> {
  return codeDecoder('RequestKind', RequestKind, getU8Decoder());
}

export function getRequestKindCodec(): FixedSizeCodec<RequestKindArgs, RequestKind> {
  return combineCodec(getRequestKindEncoder(), getRequestKindDecoder());
}
