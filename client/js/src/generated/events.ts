// Made by scripts/generate.mjs from the interface description.

import { containsBytes, type ReadonlyUint8Array } from '@solana/kit';
import {
  getCommitmentChangedDecoder,
  type CommitmentChanged,
  getCommitmentClosedDecoder,
  type CommitmentClosed,
  getCommitmentsClearedDecoder,
  type CommitmentsCleared,
  getDealChangedDecoder,
  type DealChanged,
  getDelegateChangedDecoder,
  type DelegateChanged,
  getIntentChangedDecoder,
  type IntentChanged,
  getInvitationChangedDecoder,
  type InvitationChanged,
  getMemberChangedDecoder,
  type MemberChanged,
  getNetworkCreatedDecoder,
  type NetworkCreated,
  getOfferChangedDecoder,
  type OfferChanged,
  getPoolChangedDecoder,
  type PoolChanged,
  getRecoveryChangedDecoder,
  type RecoveryChanged,
  getRequestChangedDecoder,
  type RequestChanged,
  getStakeChangedDecoder,
  type StakeChanged,
  getTieChangedDecoder,
  type TieChanged,
} from './types/index.js';

/** What the bytes of a {@link CommitmentChanged} begin with. */
export const COMMITMENT_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([
  15, 79, 184, 89, 244, 176, 180, 72,
]);
/** What the bytes of a {@link CommitmentClosed} begin with. */
export const COMMITMENT_CLOSED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([
  111, 135, 186, 244, 27, 253, 15, 232,
]);
/** What the bytes of a {@link CommitmentsCleared} begin with. */
export const COMMITMENTS_CLEARED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([
  62, 235, 149, 103, 144, 241, 39, 231,
]);
/** What the bytes of a {@link DealChanged} begin with. */
export const DEAL_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([234, 27, 92, 110, 229, 103, 23, 159]);
/** What the bytes of a {@link DelegateChanged} begin with. */
export const DELEGATE_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([
  225, 147, 224, 43, 247, 130, 101, 91,
]);
/** What the bytes of a {@link IntentChanged} begin with. */
export const INTENT_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([145, 179, 195, 168, 152, 133, 126, 53]);
/** What the bytes of a {@link InvitationChanged} begin with. */
export const INVITATION_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([29, 65, 123, 113, 11, 204, 98, 81]);
/** What the bytes of a {@link MemberChanged} begin with. */
export const MEMBER_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([138, 48, 234, 3, 180, 83, 79, 243]);
/** What the bytes of a {@link NetworkCreated} begin with. */
export const NETWORK_CREATED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([164, 212, 129, 27, 28, 58, 190, 118]);
/** What the bytes of a {@link OfferChanged} begin with. */
export const OFFER_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([32, 88, 1, 75, 123, 236, 26, 154]);
/** What the bytes of a {@link PoolChanged} begin with. */
export const POOL_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([79, 81, 38, 228, 57, 200, 168, 142]);
/** What the bytes of a {@link RecoveryChanged} begin with. */
export const RECOVERY_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([148, 61, 129, 49, 38, 189, 70, 66]);
/** What the bytes of a {@link RequestChanged} begin with. */
export const REQUEST_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([144, 137, 37, 65, 63, 213, 3, 122]);
/** What the bytes of a {@link StakeChanged} begin with. */
export const STAKE_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([242, 117, 195, 222, 185, 209, 114, 219]);
/** What the bytes of a {@link TieChanged} begin with. */
export const TIE_CHANGED_DISCRIMINATOR: ReadonlyUint8Array = new Uint8Array([168, 76, 179, 210, 117, 103, 28, 187]);

/** What the program logs for those who follow it. */
export enum ExodusEvent {
  CommitmentChanged,
  CommitmentClosed,
  CommitmentsCleared,
  DealChanged,
  DelegateChanged,
  IntentChanged,
  InvitationChanged,
  MemberChanged,
  NetworkCreated,
  OfferChanged,
  PoolChanged,
  RecoveryChanged,
  RequestChanged,
  StakeChanged,
  TieChanged,
}

/** An event with what it says. */
export type ParsedExodusEvent =
  | { readonly eventType: ExodusEvent.CommitmentChanged; readonly data: CommitmentChanged }
  | { readonly eventType: ExodusEvent.CommitmentClosed; readonly data: CommitmentClosed }
  | { readonly eventType: ExodusEvent.CommitmentsCleared; readonly data: CommitmentsCleared }
  | { readonly eventType: ExodusEvent.DealChanged; readonly data: DealChanged }
  | { readonly eventType: ExodusEvent.DelegateChanged; readonly data: DelegateChanged }
  | { readonly eventType: ExodusEvent.IntentChanged; readonly data: IntentChanged }
  | { readonly eventType: ExodusEvent.InvitationChanged; readonly data: InvitationChanged }
  | { readonly eventType: ExodusEvent.MemberChanged; readonly data: MemberChanged }
  | { readonly eventType: ExodusEvent.NetworkCreated; readonly data: NetworkCreated }
  | { readonly eventType: ExodusEvent.OfferChanged; readonly data: OfferChanged }
  | { readonly eventType: ExodusEvent.PoolChanged; readonly data: PoolChanged }
  | { readonly eventType: ExodusEvent.RecoveryChanged; readonly data: RecoveryChanged }
  | { readonly eventType: ExodusEvent.RequestChanged; readonly data: RequestChanged }
  | { readonly eventType: ExodusEvent.StakeChanged; readonly data: StakeChanged }
  | { readonly eventType: ExodusEvent.TieChanged; readonly data: TieChanged };

/** Which event these bytes are; `undefined` where they are none that this client knows. */
export function identifyExodusEvent(event: { data: ReadonlyUint8Array } | ReadonlyUint8Array): ExodusEvent | undefined {
  const data = 'data' in event ? event.data : event;
  if (containsBytes(data, COMMITMENT_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.CommitmentChanged;
  if (containsBytes(data, COMMITMENT_CLOSED_DISCRIMINATOR, 0)) return ExodusEvent.CommitmentClosed;
  if (containsBytes(data, COMMITMENTS_CLEARED_DISCRIMINATOR, 0)) return ExodusEvent.CommitmentsCleared;
  if (containsBytes(data, DEAL_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.DealChanged;
  if (containsBytes(data, DELEGATE_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.DelegateChanged;
  if (containsBytes(data, INTENT_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.IntentChanged;
  if (containsBytes(data, INVITATION_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.InvitationChanged;
  if (containsBytes(data, MEMBER_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.MemberChanged;
  if (containsBytes(data, NETWORK_CREATED_DISCRIMINATOR, 0)) return ExodusEvent.NetworkCreated;
  if (containsBytes(data, OFFER_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.OfferChanged;
  if (containsBytes(data, POOL_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.PoolChanged;
  if (containsBytes(data, RECOVERY_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.RecoveryChanged;
  if (containsBytes(data, REQUEST_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.RequestChanged;
  if (containsBytes(data, STAKE_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.StakeChanged;
  if (containsBytes(data, TIE_CHANGED_DISCRIMINATOR, 0)) return ExodusEvent.TieChanged;
  return undefined;
}

/** Reads an event; `undefined` where it is none that this client knows. Throws where its bytes are not whole. */
export function parseExodusEvent(
  event: { data: ReadonlyUint8Array } | ReadonlyUint8Array,
): ParsedExodusEvent | undefined {
  const data = 'data' in event ? event.data : event;
  const eventType = identifyExodusEvent(data);
  switch (eventType) {
    case ExodusEvent.CommitmentChanged:
      return { eventType, data: getCommitmentChangedDecoder().decode(data) };
    case ExodusEvent.CommitmentClosed:
      return { eventType, data: getCommitmentClosedDecoder().decode(data) };
    case ExodusEvent.CommitmentsCleared:
      return { eventType, data: getCommitmentsClearedDecoder().decode(data) };
    case ExodusEvent.DealChanged:
      return { eventType, data: getDealChangedDecoder().decode(data) };
    case ExodusEvent.DelegateChanged:
      return { eventType, data: getDelegateChangedDecoder().decode(data) };
    case ExodusEvent.IntentChanged:
      return { eventType, data: getIntentChangedDecoder().decode(data) };
    case ExodusEvent.InvitationChanged:
      return { eventType, data: getInvitationChangedDecoder().decode(data) };
    case ExodusEvent.MemberChanged:
      return { eventType, data: getMemberChangedDecoder().decode(data) };
    case ExodusEvent.NetworkCreated:
      return { eventType, data: getNetworkCreatedDecoder().decode(data) };
    case ExodusEvent.OfferChanged:
      return { eventType, data: getOfferChangedDecoder().decode(data) };
    case ExodusEvent.PoolChanged:
      return { eventType, data: getPoolChangedDecoder().decode(data) };
    case ExodusEvent.RecoveryChanged:
      return { eventType, data: getRecoveryChangedDecoder().decode(data) };
    case ExodusEvent.RequestChanged:
      return { eventType, data: getRequestChangedDecoder().decode(data) };
    case ExodusEvent.StakeChanged:
      return { eventType, data: getStakeChangedDecoder().decode(data) };
    case ExodusEvent.TieChanged:
      return { eventType, data: getTieChangedDecoder().decode(data) };
    case undefined:
      return undefined;
  }
}
