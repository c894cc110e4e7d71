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

/** What one side of a tie says. */
export const SideState = {
  /** Nothing was ever said, or it was forgotten. */
  None: 0,
  /** The hand is offered. */
  Extended: 1,
  /** The hand was offered and taken back: a link does not overrule it. */
  Withdrawn: 2,
} as const;
export type SideState = (typeof SideState)[keyof typeof SideState];
/** The name of each SideState, by its number. */
export const SideStateName = {
  0: 'None',
  1: 'Extended',
  2: 'Withdrawn',
} as const;

export type SideStateArgs = SideState;

export function getSideStateEncoder(): FixedSizeEncoder<SideStateArgs> {
  return codeEncoder('SideState', SideState, getU8Encoder());
}

export function getSideStateDecoder(): FixedSizeDecoder<SideState> {
  return codeDecoder('SideState', SideState, getU8Decoder());
}

export function getSideStateCodec(): FixedSizeCodec<SideStateArgs, SideState> {
  return combineCodec(getSideStateEncoder(), getSideStateDecoder());
}
