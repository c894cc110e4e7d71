// Made by scripts/generate.mjs from the interface description.
export {
  getClosedRecordCodec,
  getClosedRecordDecoder,
  getClosedRecordEncoder,
  type ClosedRecord,
  type ClosedRecordArgs,
} from '../../fields.js';
