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

/** What the record of a member says. */
export const MemberState = {
  /** Takes part. */
  Active: 1,
  /** Was found without an own act for the network's number of periods, and that was written down. */
  Dormant: 2,
  /** Has left; the address never starts again. */
  Left: 3,
} as const;
export type MemberState = (typeof MemberState)[keyof typeof MemberState];
/** The name of each MemberState, by its number. */
export const MemberStateName = {
  1: 'Active',
  2: 'Dormant',
  3: 'Left',
} as const;

export type MemberStateArgs = MemberState;

export function getMemberStateEncoder(): FixedSizeEncoder<MemberStateArgs> {
  return codeEncoder('MemberState', MemberState, getU8Encoder());
}

export function getMemberStateDecoder(): FixedSizeDecoder<MemberState> {
  return codeDecoder('MemberState', MemberState, getU8Decoder());
}

export function getMemberStateCodec(): FixedSizeCodec<MemberStateArgs, MemberState> {
  return combineCodec(getMemberStateEncoder(), getMemberStateDecoder());
}
