// Made by scripts/generate.mjs from the interface description.
export {
  getCircleOrderCodec,
  getCircleOrderDecoder,
  getCircleOrderEncoder,
  type CircleOrder,
  type CircleOrderArgs,
} from '../../fields.js';
