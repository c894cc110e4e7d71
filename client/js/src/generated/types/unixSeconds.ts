// Made by scripts/generate.mjs from the interface description.
export {
  getUnixSecondsCodec,
  getUnixSecondsDecoder,
  getUnixSecondsEncoder,
  type UnixSeconds,
  type UnixSecondsArgs,
} from '../../fields.js';
