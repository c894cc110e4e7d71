// The numbers that records and instructions carry, by name.

export const RequestKind = { Emergency: 1, Support: 2, Initiative: 3, Claim: 4 } as const;
export const RequestStatus = { Open: 1, Completed: 2, Expired: 3, Closed: 4, Adopted: 5 } as const;
export const MemberState = { Active: 1, Dormant: 2, Left: 3 } as const;
export const SideState = { None: 0, Extended: 1, Withdrawn: 2 } as const;
export const OfferKind = { Offer: 1, Need: 2 } as const;
export const StakeState = { Active: 1, Excluded: 2, Leaving: 3, Lapsed: 4 } as const;
/** What makes a direct commitment binding for both: the mutual tie, or the creditor's key, which signs too. */
export const BondKind = { Tie: 1, Signature: 2 } as const;
/** What a delegate may do; several of them are a sum. */
export const Scope = { OpenRequests: 1, CloseRequests: 2, Intents: 4, Performed: 8 } as const;
