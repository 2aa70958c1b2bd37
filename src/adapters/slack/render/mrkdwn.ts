import { assertNever } from '../../../core/errors.ts';
import { around } from '../../../core/message/around.ts';
import { readLink } from '../../../core/message/read-link.ts';
import { LIMITS } from '../limits.ts';
import { deadLink } from './dead-link.ts';
import { joinRuns, type Run, type Runs, trimRuns } from './runs.ts';

/** Slack's marks have no escape; nobody sees a word joiner, and it parts a mark from its words. */
const JOINER = '\u2060';

/**
 * What Slack would take for a mark (platforms.md, 1.3), a mention, an emoji by its name, or an
 * address that it makes a link by itself.
 */
const MARKS = /[*_~`]|@|:(?=\/\/|[^\s:]+:)/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escapeEntities = (text: string): string =>
  text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);

/** A tidy text from outside, to be read as it was typed. */
export const escapeMrkdwn = (text: string): string =>
  // A line that begins with > would be a quote.
  escapeEntities(text.replace(MARKS, `${JOINER}$&${JOINER}`).replace(/^>/, `${JOINER}>`));

/** A line of Slack's own markup. */
export function mrkdwnOf(runs: Runs): string {
  const joined = joinRuns(trimRuns(runs));
  return joined.reduce(
    (written, run, index) => written + write(run, written, joined[index + 1]),
    '',
  );
}

function write(run: Run, before: string, next: Run | undefined): string {
  switch (run.type) {
    case 'plain':
      return escapeMrkdwn(run.text);
    case 'bold':
    case 'match':
      return marked('*', run.text, before, next);
    case 'italic':
      return marked('_', run.text, before, next);
    case 'code':
      return marked('`', run.text, before, next);
    case 'link':
      return around(run.text, (words) => writeLink(words, run.url));
    case 'time': {
      const { timestamp, format, fallback } = run.date;
      return `<!date^${timestamp}^${format}|${escapeEntities(fallback)}>`;
    }
    case 'channel':
      return `<#${run.channel.id}>`;
    default:
      return assertNever(run);
  }
}

/** Slack reads a mark only where words begin and end; elsewhere it would stand there as itself. */
function marked(mark: string, text: string, before: string, next: Run | undefined): string {
  const begins = /(?:^|\s)$/.test(before) || /^\s/.test(text);
  const ends = /\s$/.test(text) || /^(?:$|[\s.,;:!?)])/.test(beginningOf(next));
  // Code has no escapes: what would end it makes it a text like others.
  const isBroken = text.trim() === '' || (mark === '`' && text.includes('`'));
  if (!begins || !ends || isBroken) return escapeMrkdwn(text);
  const written = mark === '`' ? escapeEntities : escapeMrkdwn;
  return around(text, (words) => `${mark}${written(words)}${mark}`);
}

function beginningOf(run: Run | undefined): string {
  if (run === undefined) return '';
  return run.type === 'plain' ? run.text : '<';
}

function writeLink(text: string, url: string): string {
  const read = readLink(text, url, LIMITS.url);
  switch (read.type) {
    case 'address':
      return `<${escapeEntities(read.address)}>`;
    case 'words': {
      const [label, address] = [escapeMrkdwn(read.words), escapeEntities(read.address)];
      return read.lures ? `${label} (<${address}>)` : `<${address}|${label}>`;
    }
    case 'dead':
      return escapeMrkdwn(deadLink(read));
    default:
      return assertNever(read);
  }
}
