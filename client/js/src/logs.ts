// Events out of the lines that a transaction logged. Any program may write such a line, in the same transaction and with the
// same bytes: what counts is who was running when it was written, and the runtime says so in lines that no program can forge.
import { getBase64Encoder, type ReadonlyUint8Array } from '@solana/kit';

import type { ProgramConfig } from './addresses.js';
import { parseExodusEvent, type ParsedExodusEvent } from './generated/events.js';
import { EXODUS_PROGRAM_ADDRESS } from './generated/programs/index.js';

/** What a transaction told. */
export interface Told {
  /** The events, in their order. */
  readonly events: readonly ParsedExodusEvent[];
  /** What Exodus wrote and this client does not know: there is a newer one. */
  readonly unread: readonly ReadonlyUint8Array[];
  /** The node cut the log off, and what came after is lost: read the records instead. */
  readonly truncated: boolean;
}

const INVOKE = /^Program (\S+) invoke \[(\d+)\]$/;
const SUCCESS = /^Program (\S+) success$/;
const FAILED = /^Program \S+ failed: /;
const DATA = 'Program data: ';
const TRUNCATED = 'Log truncated';

/**
 * The events that Exodus wrote in a transaction, from its `logMessages`. A transaction that failed has told nothing, for
 * nothing happened; where the log is cut off, only `meta.err` says whether it did.
 */
export function eventsOf(logs: readonly string[], config: ProgramConfig = {}): Told {
  const program = config.programAddress ?? EXODUS_PROGRAM_ADDRESS;
  const truncated = logs.includes(TRUNCATED);
  if (logs.some(line => FAILED.test(line))) return { events: [], unread: [], truncated };
  const [events, unread]: [ParsedExodusEvent[], ReadonlyUint8Array[]] = [[], []];
  const running: string[] = [];
  for (const line of logs) {
    // What is short may still be logged after the cut, without the lines that say who wrote it.
    if (line === TRUNCATED) break;
    const [, begun, depth] = INVOKE.exec(line) ?? [];
    const [, ended] = SUCCESS.exec(line) ?? [];
    if (begun !== undefined) {
      running.push(begun);
      if (Number(depth) !== running.length) throw new SyntaxError(`the log lacks lines before: ${line}`);
    } else if (ended !== undefined) {
      if (running.pop() !== ended) throw new SyntaxError(`the log lacks lines before: ${line}`);
    } else if (line.startsWith(DATA) && running.at(-1) === program) {
      const data = getBase64Encoder().encode(line.slice(DATA.length));
      const event = parsed(data);
      if (event) events.push(event);
      else unread.push(data);
    }
  }
  return { events, unread, truncated };
}

/** An event with a number that this client does not know is none that it can read. */
function parsed(data: ReadonlyUint8Array): ParsedExodusEvent | undefined {
  try {
    return parseExodusEvent(data);
  } catch {
    return undefined;
  }
}
