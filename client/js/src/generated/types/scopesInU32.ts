// Made by scripts/generate.mjs from the interface description.
import {
  combineCodec,
  getU32Decoder,
  getU32Encoder,
  type FixedSizeCodec,
  type FixedSizeDecoder,
  type FixedSizeEncoder,
} from '@solana/kit';
import { narrowedDecoder, narrowedEncoder } from '../../fields.js';
import { getScopesDecoder, getScopesEncoder, type Scopes } from './scopes.js';

/** A {@link Scopes} in a field of u32. */
export type ScopesInU32 = Scopes;
export type ScopesInU32Args = ScopesInU32;

export function getScopesInU32Encoder(): FixedSizeEncoder<ScopesInU32Args> {
  return narrowedEncoder(getScopesEncoder(), getU32Encoder());
}

export function getScopesInU32Decoder(): FixedSizeDecoder<ScopesInU32> {
  return narrowedDecoder(getScopesDecoder(), getU32Decoder());
}

export function getScopesInU32Codec(): FixedSizeCodec<ScopesInU32Args, ScopesInU32> {
  return combineCodec(getScopesInU32Encoder(), getScopesInU32Decoder());
}
