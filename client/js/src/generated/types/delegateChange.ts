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

/** What happened to a delegate. */
export const DelegateChange = {
  Granted: 1,

  Revoked: 2,

  Tidied: 3,
} as const;
export type DelegateChange = (typeof DelegateChange)[keyof typeof DelegateChange];
/** The name of each DelegateChange, by its number. */
export const DelegateChangeName = {
  1: 'Granted',
  2: 'Revoked',
  3: 'Tidied',
} as const;

export type DelegateChangeArgs = DelegateChange;

export function getDelegateChangeEncoder(): FixedSizeEncoder<DelegateChangeArgs> {
  return codeEncoder('DelegateChange', DelegateChange, getU32Encoder());
}

export function getDelegateChangeDecoder(): FixedSizeDecoder<DelegateChange> {
  return codeDecoder('DelegateChange', DelegateChange, getU32Decoder());
}

export function getDelegateChangeCodec(): FixedSizeCodec<DelegateChangeArgs, DelegateChange> {
  return combineCodec(getDelegateChangeEncoder(), getDelegateChangeDecoder());
}
