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

/** What happened to a tie. */
export const TieChange = {
  Accepted: 1,

  Extended: 2,

  Pledge: 3,

  Withdrawn: 4,

  Restored: 5,

  Forgotten: 6,

  Tidied: 7,

  Chosen: 8,

  Dismissed: 9,
} as const;
export type TieChange = (typeof TieChange)[keyof typeof TieChange];
/** The name of each TieChange, by its number. */
export const TieChangeName = {
  1: 'Accepted',
  2: 'Extended',
  3: 'Pledge',
  4: 'Withdrawn',
  5: 'Restored',
  6: 'Forgotten',
  7: 'Tidied',
  8: 'Chosen',
  9: 'Dismissed',
} as const;

export type TieChangeArgs = TieChange;

export function getTieChangeEncoder(): FixedSizeEncoder<TieChangeArgs> {
  return codeEncoder('TieChange', TieChange, getU32Encoder());
}

export function getTieChangeDecoder(): FixedSizeDecoder<TieChange> {
  return codeDecoder('TieChange', TieChange, getU32Decoder());
}

export function getTieChangeCodec(): FixedSizeCodec<TieChangeArgs, TieChange> {
  return combineCodec(getTieChangeEncoder(), getTieChangeDecoder());
}
