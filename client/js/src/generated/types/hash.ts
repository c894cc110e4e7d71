// Made by scripts/generate.mjs from the interface description.
export { getHashCodec, getHashDecoder, getHashEncoder, type Hash, type HashArgs } from '../../fields.js';
