import type { Span, Spans } from '../../../core/message/model.ts';
import { tidySpans, wordsOf } from '../../../core/message/spans.ts';
import { tidy } from '../../../core/message/tidy.ts';
import type { ChannelRef, Person } from '../../../core/ports/refs.ts';
import { SLACK } from '../refs.ts';
import { type SlackDate, toDate } from './date.ts';

/** People's names on Slack, by their id. */
export type Names = ReadonlyMap<string, string>;

type Time = Extract<Span, { readonly type: 'time' }> & { readonly date: SlackDate };

/** What Slack has a form for: tidy, no person, and only channels of Slack's own. */
export type Run = Exclude<Span, { readonly type: 'person' | 'emoji' | 'time' }> | Time;
export type Runs = readonly Run[];

export const toRuns = (spans: Spans, names: Names): Runs =>
  tidySpans(spans).map((span) => toRun(span, names));

function toRun(span: Span, names: Names): Run {
  switch (span.type) {
    case 'person':
      return { type: 'plain', text: nameOf(span.person, names) ?? wordsOf(span) };
    case 'emoji':
      return { type: 'plain', text: wordsOf(span) };
    case 'channel':
      return isSlackChannel(span.channel) ? span : { type: 'plain', text: wordsOf(span) };
    case 'time':
      return { ...span, date: toDate(span) };
    default:
      return span;
  }
}

/** A name is only told: a mention would call whoever has it. */
function nameOf({ platform, id }: Person, names: Names): string | undefined {
  const name = platform === SLACK ? tidy(names.get(id) ?? '').trim() : '';
  return name === '' ? undefined : name;
}

const CHANNEL = /^[CG][A-Z0-9]{2,20}$/;

/** Slack shows such a channel by its name, and leads there. */
const isSlackChannel = ({ platform, id }: ChannelRef): boolean =>
  platform === SLACK && CHANNEL.test(id);

/** Neighbours that look the same, as one; what has no text is left out. */
export function joinRuns(runs: Runs): Runs {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (isWords(run) && last !== undefined && isWords(last) && last.type === run.type) {
      joined[joined.length - 1] = { type: run.type, text: last.text + run.text };
    } else if (!isWords(run) || run.text !== '') joined.push(run);
  }
  return joined;
}

/** The runs without the spaces with which they begin and end. */
export function trimRuns(runs: Runs): Runs {
  const isBlank = (run: Run): boolean => isWords(run) && run.text.trim() === '';
  const first = runs.findIndex((run) => !isBlank(run));
  const last = runs.findLastIndex((run) => !isBlank(run));
  if (first < 0) return [];
  return runs.slice(first, last + 1).map((run, index) => {
    if (!isWords(run)) return run;
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === last - first ? start.trimEnd() : start };
  });
}

type Words = Extract<Run, { readonly type: 'plain' | 'bold' | 'italic' | 'code' | 'match' }>;

/** Those whose words are all there is to them; a link without words still shows its address. */
const isWords = (run: Run): run is Words => 'text' in run && run.type !== 'link';
