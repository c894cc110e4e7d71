// Two members of a new network with a mutual tie: what most of what Exodus does begins with.
import type { Address, KeyPairSigner } from '@solana/kit';

import * as exodus from '../src/index.js';
import { chain, DAY, funded, now } from './chain.js';

export interface Person {
  readonly key: KeyPairSigner;
  readonly member: Address;
}

export interface Neighbours {
  readonly street: exodus.Connection;
  readonly ana: Person;
  readonly ben: Person;
  readonly tie: Address;
}

export async function neighbours(): Promise<Neighbours> {
  const street = await chain();
  const [ana, ben] = [await funded(street), await funded(street)];
  const [slug, unit] = [exodus.padded('our-street', 32), exodus.padded('EUR', 8)];
  const [network] = await exodus.findNetworkPda({ founder: ana.address, slug });
  const frame = { slug, unit, decimals: 2, defaultPledge: 100_00, periodSeconds: 0, tieCap: 150, dormantAfter: 3 };
  const joins = (authority: KeyPairSigner) => {
    const declared = { pledge: 100_00, attention: 30, profile: exodus.NO_HASH };
    return exodus.getMemberJoinInstructionAsync({ payer: ana, authority, network, ...declared });
  };
  const create = await exodus.getNetworkCreateInstructionAsync({ payer: ana, founder: ana, ...frame });
  await street.send(ana, [create, await joins(ana), await joins(ben)]);

  const [annas] = await exodus.findMemberPda({ network, firstKey: ana.address });
  const [bens] = await exodus.findMemberPda({ network, firstKey: ben.address });
  const [tie] = await exodus.findTie(annas, bens);
  const link = await exodus.createLink();
  const hand = { link: link.signer, turn: 0, pledge: 100_00, expires: now() + DAY, uses: 1 };
  const invite = await exodus.getTieInviteInstructionAsync({ payer: ana, authority: ana, member: annas, ...hand });
  const answer = { member: bens, other: annas, tie, link: link.signer, turn: 0, pledge: 60_00, offered: 100_00 };
  const accept = await exodus.getTieAcceptInstructionAsync({ payer: ana, authority: ben, ...answer });
  await street.send(ana, [invite, accept]);
  return { street, ana: { key: ana, member: annas }, ben: { key: ben, member: bens }, tie };
}
