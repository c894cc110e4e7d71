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

/** What the record of a request says. */
export const RequestStatus = {
  /** Takes help. */
  Open: 1,
  /** Kept words have reached the target. */
  Completed: 2,
  /** Its deadline passed first. */
  Expired: 3,
  /** Its beneficiary has ended it. */
  Closed: 4,
  /** An initiative that enough people have backed for long enough: it takes commitments now. */
  Adopted: 5,
} as const;
export type RequestStatus = (typeof RequestStatus)[keyof typeof RequestStatus];
/** The name of each RequestStatus, by its number. */
export const RequestStatusName = {
  1: 'Open',
  2: 'Completed',
  3: 'Expired',
  4: 'Closed',
  5: 'Adopted',
} as const;

export type RequestStatusArgs = RequestStatus;

export function getRequestStatusEncoder(): FixedSizeEncoder<RequestStatusArgs> {
  return codeEncoder('RequestStatus', RequestStatus, getU8Encoder());
}

export function getRequestStatusDecoder(): FixedSizeDecoder<RequestStatus> {
  return codeDecoder('RequestStatus', RequestStatus, getU8Decoder());
}

export function getRequestStatusCodec(): FixedSizeCodec<RequestStatusArgs, RequestStatus> {
  return combineCodec(getRequestStatusEncoder(), getRequestStatusDecoder());
}
