/*
 * Runs the stand-in of Hugging Face by hand:
 *   npm run replay -- DIR [--port 8099] [--shift-to today|YYYY-MM-DD] [--fault NAME]
 * Start Paperboy with HUGGINGFACE_URL at the address that is printed.
 */
import { parseArgs } from 'node:util';
import { localDate, parseDay } from '../../src/core/schedule/dates.ts';
import { FAULT_NAMES, isFault } from './huggingface-faults.ts';
import { startHuggingFaceServer } from './huggingface-server.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '8099' },
    'shift-to': { type: 'string' },
    fault: { type: 'string' },
  },
});
const [dir] = positionals;
const { fault } = values;
if (!dir) throw new Error('Give the folder of the daily files (YYYY-MM-DD.json).');
if (fault !== undefined && !isFault(fault))
  throw new Error(`--fault takes one of ${FAULT_NAMES.join(', ')}.`);

const shiftTo = toDay(values['shift-to']);
const port = Number(values.port);
const server = await startHuggingFaceServer({ dir, port, ...(shiftTo && { shiftTo }) });
server.setFault(fault);
process.stdout.write(
  `HUGGINGFACE_URL=${server.url}\n${
    shiftTo ? `The newest day is ${shiftTo}; weekends moved with it, and may be on weekdays.\n` : ''
  }Break it with: curl -X POST ${server.url}/fault/NAME (${FAULT_NAMES.join(', ')}; none)\n`,
);

function toDay(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const day = text === 'today' ? localDate(Date.now(), 'America/New_York') : parseDay(text);
  if (!day) throw new Error('--shift-to takes "today" or a date, YYYY-MM-DD.');
  return day;
}
