// Made by scripts/generate.mjs from the interface description.
import {
  combineCodec,
  getU8Decoder,
  getU8Encoder,
  type FixedSizeCodec,
  type FixedSizeDecoder,
  type FixedSizeEncoder,
} from '@solana/kit';
import { scopesDecoder, scopesEncoder } from '../../fields.js';

/** What a delegate may do; several of them are a sum. */
export const Scope = {
  /** Open requests, at most one a period. */
  OpenRequests: 1,
  /** Close requests. */
  CloseRequests: 2,
  /** Declare, edit and withdraw intents. */
  HandleIntents: 4,
  /** Mark commitments as performed. */
  MarkPerformed: 8,
} as const;
export type Scope = (typeof Scope)[keyof typeof Scope];
/** The name of each Scope, by its number. */
export const ScopeName = {
  1: 'OpenRequests',
  2: 'CloseRequests',
  4: 'HandleIntents',
  8: 'MarkPerformed',
} as const;

/** Several of them, as a sum: see {@link Scope}. */
export type Scopes = number;
export type ScopesArgs = Scopes;
/** The names of those in a sum. */
export function scopeNames(scopes: Scopes): (keyof typeof Scope)[] {
  return (Object.keys(Scope) as (keyof typeof Scope)[]).filter(name => (scopes & Scope[name]) !== 0);
}

export function getScopesEncoder(): FixedSizeEncoder<ScopesArgs> {
  return scopesEncoder(Scope, getU8Encoder());
}

export function getScopesDecoder(): FixedSizeDecoder<Scopes> {
  return scopesDecoder(Scope, getU8Decoder());
}

export function getScopesCodec(): FixedSizeCodec<ScopesArgs, Scopes> {
  return combineCodec(getScopesEncoder(), getScopesDecoder());
}
