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

/** What happened to an intent. */
export const IntentChange = {
  Declared: 1,

  Edited: 2,

  Withdrawn: 3,

  Refused: 4,

  Lapsed: 5,

  Renewed: 6,

  Committed: 7,
} as const;
export type IntentChange = (typeof IntentChange)[keyof typeof IntentChange];
/** The name of each IntentChange, by its number. */
export const IntentChangeName = {
  1: 'Declared',
  2: 'Edited',
  3: 'Withdrawn',
  4: 'Refused',
  5: 'Lapsed',
  6: 'Renewed',
  7: 'Committed',
} as const;

export type IntentChangeArgs = IntentChange;

export function getIntentChangeEncoder(): FixedSizeEncoder<IntentChangeArgs> {
  return codeEncoder('IntentChange', IntentChange, getU32Encoder());
}

export function getIntentChangeDecoder(): FixedSizeDecoder<IntentChange> {
  return codeDecoder('IntentChange', IntentChange, getU32Decoder());
}

export function getIntentChangeCodec(): FixedSizeCodec<IntentChangeArgs, IntentChange> {
  return combineCodec(getIntentChangeEncoder(), getIntentChangeDecoder());
}
