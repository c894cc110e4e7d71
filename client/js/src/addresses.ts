// What the generated `find...Pda` cannot say by themselves: anything that depends on the order of addresses. The chain
// orders them byte by byte, which is another order than that of their base58 texts.
import { getAddressEncoder, type Address, type ProgramDerivedAddress, type ReadonlyUint8Array } from '@solana/kit';

import { LONGEST_CIRCLE } from './generated/limits.js';
import { findTiePda } from './generated/pdas/index.js';

/** The program that an address is found for: the one of this package, unless another is named. */
export interface ProgramConfig {
  readonly programAddress?: Address | undefined;
}

/** Orders addresses as the chain does. */
export function compareAddresses(one: Address, other: Address): number {
  const encoder = getAddressEncoder();
  const [left, right] = [encoder.encode(one), encoder.encode(other)];
  const place = left.findIndex((byte, index) => byte !== right[index]);
  return place < 0 ? 0 : left[place]! - right[place]!;
}

/** The tie between two members, in whichever order they are given. */
export async function findTie(
  one: Address,
  other: Address,
  { programAddress }: ProgramConfig = {},
): Promise<ProgramDerivedAddress> {
  const [lower, higher] = compareAddresses(one, other) < 0 ? [one, other] : [other, one];
  return findTiePda({ lower, higher }, { programAddress });
}

/**
 * The accounts that show a helper within reach: the ties of the path, in order, and, unless it is a single tie, the tie
 * between the two ends. Where a request reaches anyone, the path is empty.
 */
export async function reach(
  helper: Address,
  beneficiary: Address,
  path: readonly Address[],
  config: ProgramConfig = {},
): Promise<Address[]> {
  if (path.length === 1) return [...path];
  const [between] = await findTie(helper, beneficiary, config);
  return [...path, between];
}

/**
 * The commitments of a circle, given in its order, as a clearing takes them: sorted, and the order through them. Up to 30
 * fit into a transaction as it is; more need a lookup table (see `send` of {@link connect}).
 */
export function circle(chain: readonly Address[]): { commitments: Address[]; order: ReadonlyUint8Array } {
  if (chain.length > LONGEST_CIRCLE) {
    throw new RangeError(`a circle has at most ${LONGEST_CIRCLE} commitments, and this has ${chain.length}`);
  }
  const commitments = [...chain].sort(compareAddresses);
  const order = new Uint8Array(LONGEST_CIRCLE);
  order.set(chain.map(commitment => commitments.indexOf(commitment)));
  return { commitments, order };
}
