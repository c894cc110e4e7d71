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

/** What happened to a member. */
export const MemberChange = {
  Joined: 1,

  Settings: 2,

  Key: 3,

  Woke: 4,

  Left: 5,

  Dormant: 6,

  Tombstone: 7,

  Arranged: 8,

  Recovered: 9,
} as const;
export type MemberChange = (typeof MemberChange)[keyof typeof MemberChange];
/** The name of each MemberChange, by its number. */
export const MemberChangeName = {
  1: 'Joined',
  2: 'Settings',
  3: 'Key',
  4: 'Woke',
  5: 'Left',
  6: 'Dormant',
  7: 'Tombstone',
  8: 'Arranged',
  9: 'Recovered',
} as const;

export type MemberChangeArgs = MemberChange;

export function getMemberChangeEncoder(): FixedSizeEncoder<MemberChangeArgs> {
  return codeEncoder('MemberChange', MemberChange, getU32Encoder());
}

export function getMemberChangeDecoder(): FixedSizeDecoder<MemberChange> {
  return codeDecoder('MemberChange', MemberChange, getU32Decoder());
}

export function getMemberChangeCodec(): FixedSizeCodec<MemberChangeArgs, MemberChange> {
  return combineCodec(getMemberChangeEncoder(), getMemberChangeDecoder());
}
