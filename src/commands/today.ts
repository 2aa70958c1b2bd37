import type { Edition } from '../core/edition/model.ts';
import { footnote, heading, link, message, plain, rows, text } from '../core/message/build.ts';
import type { Row, Spans } from '../core/message/model.ts';
import type { PaperId } from '../core/paper/identity.ts';
import type { Day } from '../core/paper/model.ts';
import { formatDay } from '../core/schedule/dates.ts';
import { knownPapers } from './answers/known-papers.ts';
import { FROM_SAMPLE, nextEdition } from './answers/next-edition.ts';
import { outcomeSentence } from './answers/outcome.ts';
import { paperRow } from './answers/paper-row.ts';
import { postedHere } from './answers/posted-here.ts';
import type { CommandContext } from './context.ts';
import { type Answer, defineCommand } from './define.ts';

/** Private: the edition stands in the channel already. */
export const today = defineCommand({
  name: 'today',
  summary: 'The papers of today’s edition in this channel, or of another day’s',
  visibility: 'private',
  shareable: true,
  options: [{ name: 'date', summary: 'the day of the edition', kind: 'date' }],
  examples: ['today', 'today yesterday'],

  async run({ date }, context): Promise<Answer> {
    const day = date ?? context.today;
    const edition = await editionOf(day, context);
    if (!edition) return { message: message(text(...nothingYet(day, context))) };
    const title = heading(`Edition of ${formatDay(edition.localDate)}`);
    if (edition.papers.length === 0) {
      const sentence = text(plain(`${outcomeSentence(edition.outcome)} `), ...nextEdition(context));
      return { message: message(title, sentence) };
    }
    const list = rows(await toRows(edition, context), { ordered: true });
    return { message: message(title, list, footnote(plain(originOf(edition, context)))) };
  },
});

/** The sample stands at the beginning of a channel; soon nobody looks for it. */
const MOST_AFTER_SAMPLE = 14;

/** A day has at most one edition of each kind; the real one is the one to show. */
async function editionOf(
  day: Day,
  { editions, subscription, today: now }: CommandContext,
): Promise<Edition | undefined> {
  if (!subscription || day > now) return undefined;
  const daily = await editions.ofDate(subscription.id, day);
  if (daily) return daily;
  const recent = await editions.latest(subscription.id, MOST_AFTER_SAMPLE);
  return recent.find(({ localDate }) => localDate === day);
}

function nothingYet(day: Day, context: CommandContext): Spans {
  const next = nextEdition(context);
  if (!context.subscription) return next;
  if (day > context.today) return [plain(`${formatDay(day)} has not come yet. `), ...next];
  const when = day === context.today ? `today, ${formatDay(day)}` : formatDay(day);
  return [plain(`There is no edition in this channel for ${when}. `), ...next];
}

async function toRows(edition: Edition, context: CommandContext): Promise<readonly Row[]> {
  const inOrder = [...edition.papers].sort((a, b) => a.rank - b.rank);
  const known = await knownPapers(
    context,
    inOrder.map(({ paperId }) => paperId),
  );
  return Promise.all(
    known.map(async (paper) => paperRow(paper, await postLink(paper.paper.id, edition, context))),
  );
}

async function postLink(paperId: PaperId, edition: Edition, context: CommandContext) {
  const url = await postedHere(paperId, edition, context);
  return url ? [link('in the thread', url)] : [];
}

function originOf(edition: Edition, { source, standIn }: CommandContext): string {
  const { kind, sourceDay } = edition;
  if (kind === 'sample') return FROM_SAMPLE;
  const stoodIn = edition.standIn === standIn.name;
  const { label } = stoodIn ? standIn : source;
  const where = sourceDay
    ? `From the list of ${formatDay(sourceDay)} of ${label}.`
    : `From ${label}.`;
  return stoodIn ? `${where} ${source.label} could not be read.` : where;
}
