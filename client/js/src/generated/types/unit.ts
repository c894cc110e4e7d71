// Made by scripts/generate.mjs from the interface description.
export { getUnitCodec, getUnitDecoder, getUnitEncoder, type Unit, type UnitArgs } from '../../fields.js';
