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

/** What the parent of a commitment is. */
export const ParentKind = {
  None: 0,

  Request: 1,

  Offer: 2,
} as const;
export type ParentKind = (typeof ParentKind)[keyof typeof ParentKind];
/** The name of each ParentKind, by its number. */
export const ParentKindName = {
  0: 'None',
  1: 'Request',
  2: 'Offer',
} as const;

export type ParentKindArgs = ParentKind;

export function getParentKindEncoder(): FixedSizeEncoder<ParentKindArgs> {
  return codeEncoder('ParentKind', ParentKind, getU8Encoder());
}

export function getParentKindDecoder(): FixedSizeDecoder<ParentKind> {
  return codeDecoder('ParentKind', ParentKind, getU8Decoder());
}

export function getParentKindCodec(): FixedSizeCodec<ParentKindArgs, ParentKind> {
  return combineCodec(getParentKindEncoder(), getParentKindDecoder());
}
