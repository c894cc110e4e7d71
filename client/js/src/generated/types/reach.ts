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

/** Handshakes away from which help may come; 0 = anyone, however far. */
export type Reach = 0 | 1 | 2 | 3 | 4 | 5 | 6;
export type ReachArgs = Reach;
const Reaches = {
  anyone: 0,
  handshakes1: 1,
  handshakes2: 2,
  handshakes3: 3,
  handshakes4: 4,
  handshakes5: 5,
  handshakes6: 6,
} as const;

export function getReachEncoder(): FixedSizeEncoder<ReachArgs> {
  return codeEncoder('Reach', Reaches, getU8Encoder());
}

export function getReachDecoder(): FixedSizeDecoder<Reach> {
  return codeDecoder('Reach', Reaches, getU8Decoder());
}

export function getReachCodec(): FixedSizeCodec<ReachArgs, Reach> {
  return combineCodec(getReachEncoder(), getReachDecoder());
}
