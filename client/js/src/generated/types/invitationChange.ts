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

/** What happened to an invitation. */
export const InvitationChange = {
  Offered: 1,

  Cancelled: 2,

  Tidied: 3,
} as const;
export type InvitationChange = (typeof InvitationChange)[keyof typeof InvitationChange];
/** The name of each InvitationChange, by its number. */
export const InvitationChangeName = {
  1: 'Offered',
  2: 'Cancelled',
  3: 'Tidied',
} as const;

export type InvitationChangeArgs = InvitationChange;

export function getInvitationChangeEncoder(): FixedSizeEncoder<InvitationChangeArgs> {
  return codeEncoder('InvitationChange', InvitationChange, getU32Encoder());
}

export function getInvitationChangeDecoder(): FixedSizeDecoder<InvitationChange> {
  return codeDecoder('InvitationChange', InvitationChange, getU32Decoder());
}

export function getInvitationChangeCodec(): FixedSizeCodec<InvitationChangeArgs, InvitationChange> {
  return combineCodec(getInvitationChangeEncoder(), getInvitationChangeDecoder());
}
