import { editionId, keyAt, paperKey } from '../edition/keys.ts';
import type { Subscription } from '../edition/model.ts';
import { planEdition } from '../edition/plan.ts';
import { PlatformError } from '../errors.ts';
import type { Day } from '../paper/model.ts';
import type { ChatPlatform, MessageRef, Posted, ThreadRef } from '../ports/chat-platform.ts';
import type { PaperSource } from '../ports/paper-source.ts';
import type { EditionStore } from '../ports/stores/editions.ts';
import type { FoundEdition, Lapse } from '../ports/stores/lapses.ts';
import type { ListedPaper, PaperStore } from '../ports/stores/papers.ts';
import type { Electorate, VoteStore } from '../ports/stores/votes.ts';
import { toCandidates } from '../ranking/candidates.ts';
import type { Ranked } from '../ranking/model.ts';
import { rank } from '../ranking/rank.ts';
import { addDays, localDate } from '../schedule/dates.ts';
import { runAt } from '../schedule/next-run.ts';

/** Editions that are older than this are left alone: their votes are, too. */
const DATES = 14;

/** An edition shows a list of one of so many days before it. */
const LISTED_DAYS = 7;

export interface LookingDependencies {
  readonly editions: Pick<EditionStore, 'ofDate'>;
  readonly papers: PaperStore;
  readonly votes: VoteStore;
  /** Whose lists editions show. */
  readonly sources: readonly Pick<PaperSource, 'name' | 'label'>[];
  /** The emoji that the bot puts under each paper on a platform, to be tapped, if any. */
  tapEmoji(platform: string): string | undefined;
  electorateOf(channel: Subscription['channel']): Electorate;
}

/** An edition's first message, found in its channel. */
interface Standing {
  readonly date: Day;
  readonly parent: MessageRef;
}

/**
 * Dates of a lapse on which an edition stands in the channel that the database does not know;
 * undefined when the platform can't be asked.
 */
export async function standingParents(
  { id, channel, zone }: Subscription,
  { since, until }: Lapse,
  platform: Pick<ChatPlatform, 'listPosted'>,
  editions: LookingDependencies['editions'],
): Promise<readonly Standing[] | undefined> {
  const dates: Day[] = [];
  const first = localDate(since, zone);
  for (let date = localDate(until, zone); date >= first; date = addDays(date, -1)) {
    if (dates.length >= DATES) break;
    if (!(await editions.ofDate(id, date))) dates.push(date);
  }
  const keyOf = (date: Day) => keyAt(editionId(id, date, 'daily'), 0);
  const posted = await platform.listPosted(channel, { keys: dates.map(keyOf), since });
  return (
    posted &&
    dates.flatMap((date) => {
      const parent = posted.get(keyOf(date));
      return parent === undefined ? [] : [{ date, parent }];
    })
  );
}

/** What stands of an edition; undefined when the platform can't be asked. */
export async function readEdition(
  subscription: Subscription,
  { date, parent }: Standing,
  { since, until }: Lapse,
  platform: Pick<ChatPlatform, 'listPosted' | 'openThread'>,
  dependencies: LookingDependencies,
): Promise<FoundEdition | undefined> {
  const { channel, layout } = subscription;
  const edition = editionId(subscription.id, date, 'daily');
  const listed = await listedBefore(date, dependencies);
  const keys = listed.map(({ paper }) => paperKey(edition, paper.id));
  // A compact edition has no message for a paper.
  const thread = layout === 'thread' ? await threadOf(parent, platform) : undefined;
  const posted: Posted | undefined =
    thread === undefined ? new Map() : await platform.listPosted(channel, { thread, keys, since });
  if (!posted) return undefined;
  const standing = listed.filter(({ paper }) => posted.has(paperKey(edition, paper.id)));
  const electorate = dependencies.electorateOf(channel);
  const chosen = rank(await toCandidates(standing, electorate, dependencies), until);
  const refs = { parent, posted, ...(thread !== undefined && { thread }) };
  return toFound(subscription, { date, chosen, sentAt: until }, refs, dependencies);
}

/** Papers that an edition of a date may show, each once. */
async function listedBefore(date: Day, { papers, sources }: LookingDependencies) {
  const lists = await Promise.all(
    sources.map(({ name }) => papers.listed(name, addDays(date, -LISTED_DAYS), date)),
  );
  const byId = new Map(lists.flat().map((listed) => [listed.paper.id, listed] as const));
  return [...byId.values()] satisfies readonly ListedPaper[];
}

/** Undefined when people have deleted what it was opened from. */
async function threadOf(parent: MessageRef, platform: Pick<ChatPlatform, 'openThread'>) {
  try {
    return await platform.openThread(parent, 'Papers');
  } catch (error) {
    if (error instanceof PlatformError && error.failure.kind === 'not-found') return undefined;
    throw error;
  }
}

interface Contents {
  readonly date: Day;
  readonly chosen: readonly Ranked[];
  readonly sentAt: number;
}

interface Refs {
  readonly parent: MessageRef;
  readonly thread?: ThreadRef;
  readonly posted: Posted;
}

/**
 * Planned as if it were planned now, so that everything else finds it as it finds every edition.
 * Where no paper was found, all that is known is that the channel had its edition.
 */
function toFound(
  subscription: Subscription,
  { date, chosen, sentAt: until }: Contents,
  { parent, thread = '', posted }: Refs,
  { sources, tapEmoji }: LookingDependencies,
): FoundEdition {
  const voteEmoji = tapEmoji(subscription.channel.platform);
  const sentAt = Math.min(runAt(date, subscription), until);
  const days = chosen.flatMap(({ day }) => day ?? []).toSorted();
  const sourceDay = days.at(-1);
  const draft = {
    localDate: date,
    kind: 'daily',
    outcome: chosen.length > 0 ? 'papers' : 'late',
    ...(sourceDay && { sourceDay }),
    chosen,
    leftOut: [],
  } as const;
  const { edition, deliveries } = planEdition(subscription, draft, {
    now: sentAt,
    sourceLabel: sources[0]?.label ?? '',
    ...(voteEmoji && { voteEmoji }),
    next: subscription,
  });
  let paper: MessageRef = '';
  return {
    edition,
    deliveries: deliveries.map((delivery) => {
      if (delivery.step === 'paper') paper = posted.get(delivery.key) ?? '';
      const ref = { parent, thread, paper, reaction: paper }[delivery.step];
      return { delivery, ref, sentAt };
    }),
  };
}
