// Made by scripts/generate.mjs from the interface description.
import {
  combineCodec,
  getU16Decoder,
  getU16Encoder,
  type FixedSizeCodec,
  type FixedSizeDecoder,
  type FixedSizeEncoder,
} from '@solana/kit';
import { narrowedDecoder, narrowedEncoder } from '../../fields.js';
import { getReachDecoder, getReachEncoder, type Reach } from './reach.js';

/** A {@link Reach} in a field of u16. */
export type ReachInU16 = Reach;
export type ReachInU16Args = ReachInU16;

export function getReachInU16Encoder(): FixedSizeEncoder<ReachInU16Args> {
  return narrowedEncoder(getReachEncoder(), getU16Encoder());
}

export function getReachInU16Decoder(): FixedSizeDecoder<ReachInU16> {
  return narrowedDecoder(getReachDecoder(), getU16Decoder());
}

export function getReachInU16Codec(): FixedSizeCodec<ReachInU16Args, ReachInU16> {
  return combineCodec(getReachInU16Encoder(), getReachInU16Decoder());
}
