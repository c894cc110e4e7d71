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
import { getRequestStatusDecoder, getRequestStatusEncoder, type RequestStatus } from './requestStatus.js';

/** A {@link RequestStatus} in a field of u16. */
export type RequestStatusInU16 = RequestStatus;
export type RequestStatusInU16Args = RequestStatusInU16;

export function getRequestStatusInU16Encoder(): FixedSizeEncoder<RequestStatusInU16Args> {
  return narrowedEncoder(getRequestStatusEncoder(), getU16Encoder());
}

export function getRequestStatusInU16Decoder(): FixedSizeDecoder<RequestStatusInU16> {
  return narrowedDecoder(getRequestStatusDecoder(), getU16Decoder());
}

export function getRequestStatusInU16Codec(): FixedSizeCodec<RequestStatusInU16Args, RequestStatusInU16> {
  return combineCodec(getRequestStatusInU16Encoder(), getRequestStatusInU16Decoder());
}
