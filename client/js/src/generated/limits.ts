// Made by scripts/generate.mjs from the interface description.

/** The layout that records of this program have; `head.version` says it. */
export const RECORD_VERSION = 1;
/** How many commitments one clearing takes. */
export const LONGEST_CIRCLE = 48;
