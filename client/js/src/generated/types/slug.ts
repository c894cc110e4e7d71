// Made by scripts/generate.mjs from the interface description.
export { getSlugCodec, getSlugDecoder, getSlugEncoder, type Slug, type SlugArgs } from '../../fields.js';
