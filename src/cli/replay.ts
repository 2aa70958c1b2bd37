import { existsSync } from 'node:fs';
import type { EditionDraft } from '../core/edition/draft.ts';
import type { Subscription } from '../core/edition/model.ts';
import { countStages } from '../core/edition/notice.ts';
import { type ReplayDependencies, replay } from '../core/edition/replay.ts';
import { UserError } from '../core/errors.ts';
import { footnote, heading, link, message, plain, rows, text } from '../core/message/build.ts';
import { counted } from '../core/message/counted.ts';
import type { Message } from '../core/message/model.ts';
import { renderText } from '../core/message/text.ts';
import { paperLinks } from '../core/paper/identity.ts';
import type { Day } from '../core/paper/model.ts';
import type { Ranked } from '../core/ranking/model.ts';
import { formatDay, localDate } from '../core/schedule/dates.ts';
import { localSubscription } from '../local-subscription.ts';
import { openNewsroom } from '../newsroom.ts';
import { createLogger } from '../service/logger.ts';
import type { Storage } from '../storage/storage.ts';
import { parseSpan } from './days.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

interface ReplayRequest {
  readonly from: string;
  readonly to: string;
  /** `PLATFORM:WORKSPACE:CHANNEL`; without it, the local page's channel. */
  readonly channel?: string;
  readonly source: string;
}

/**
 * Prints what a channel's subscription would have posted each day, and why, beside a Paperboy that
 * runs. Nothing is asked of the network: it is made from what the library holds.
 */
export async function replayDays(request: ReplayRequest, surroundings: Surroundings) {
  const { config, terminal } = surroundings;
  const newsroom = await openNewsroom({
    ...surroundings,
    clock: systemClock,
    logger: createLogger({ level: 'error', readable: terminal }),
    signal: new AbortController().signal,
    access: existsSync(config.databaseFile) ? 'guest' : 'owner',
  });
  const { storage, arxiv, electorateOf } = newsroom;
  try {
    const source = [newsroom.source, arxiv].find(({ name }) => name === request.source);
    if (!source) throw new UserError(`--source is huggingface or arxiv, not "${request.source}".`);
    const subscription = await findSubscription(request.channel, storage, surroundings);
    await printReplay(request, subscription, { ...storage, source, electorateOf }, surroundings);
  } finally {
    await storage.close();
  }
}

export async function printReplay(
  { from, to }: Pick<ReplayRequest, 'from' | 'to'>,
  subscription: Subscription,
  dependencies: ReplayDependencies,
  { print, terminal, width }: Pick<Surroundings, 'print' | 'terminal' | 'width'>,
): Promise<void> {
  const { source } = dependencies;
  const latest = localDate(systemClock.now(), subscription.zone);
  const span = parseSpan(from, to, latest);
  let editions = 0;
  let papers = 0;
  for await (const draft of replay(subscription, span, dependencies)) {
    editions += draft.chosen.length > 0 ? 1 : 0;
    papers += draft.chosen.length;
    const page = toMessage(draft, source.label);
    print(`${renderText(page, { width: Math.min(width, 100), color: terminal })}\n`);
  }
  print(`${counted(editions, 'edition')} with ${counted(papers, 'paper')}. ${HOW}`);
}

const HOW =
  'Lists count from the end of their day on; votes are those known by then, or later ones where none ' +
  'were read; the team’s own votes are left out.';

function toMessage(draft: EditionDraft, label: string): Message {
  const { localDate: date, sourceDay, chosen, leftOut, notice = '' } = draft;
  const title = heading(formatDay(date));
  if (chosen.length === 0) return message(title, text(plain(notice)));
  return message(
    title,
    rows(chosen.map(toRow), { ordered: true }),
    footnote(plain(`${origin(sourceDay, label)} ${fellOut(leftOut)}`.trim())),
  );
}

const toRow = ({ paper, why }: Ranked) => ({
  title: [link(paper.title, paperLinks(paper.id).abstract)],
  detail: [plain(why)],
});

const origin = (day: Day | undefined, label: string): string =>
  day === undefined ? `From ${label}.` : `From ${label}, ${formatDay(day)}.`;

const fellOut = (leftOut: EditionDraft['leftOut']): string =>
  leftOut.length > 0 ? `Left out: ${countStages(leftOut)}.` : '';

async function findSubscription(
  channel: string | undefined,
  { subscriptions }: Pick<Storage, 'subscriptions'>,
  surroundings: Surroundings,
): Promise<Subscription> {
  const local = localSubscription({ ...surroundings, clock: systemClock });
  if (channel === undefined) return (await subscriptions.ofChannel(local.channel)) ?? local;
  const [platform = '', workspace = '', id = ''] = channel.split(':');
  const found = await subscriptions.ofChannel({ platform, workspace, id });
  if (found) return found;
  throw new UserError(
    `No subscription of ${channel}. Give PLATFORM:WORKSPACE:CHANNEL of a channel that is subscribed, ` +
      'for instance slack:T0123:C0456.',
  );
}
