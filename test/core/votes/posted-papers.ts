import type { Subscription } from '../../../src/core/edition/model.ts';
import { message, plain, text } from '../../../src/core/message/build.ts';
import type { ChannelRef, MessageRef } from '../../../src/core/ports/chat-platform.ts';
import { makeEntry } from '../../support/papers.ts';
import type { VoteStorage } from './memory-storage.ts';

const NO_TOPICS = { include: [], exclude: [] };

/** The message that shows a paper in a channel, as `postPapers` names it. */
export const messageOf = ({ id }: ChannelRef, paperId: string): MessageRef => `${id}/${paperId}`;

/** The message as it was frozen: its text is its name, and it shows no votes. */
const contentOf = (paperId: string) => {
  const facts = { title: paperId, url: '', summary: '', links: [], keywords: [] };
  const paper = { type: 'paper', id: paperId, authors: [], authorCount: 0, ...facts } as const;
  return { version: 1, blocks: [paper] } as const;
};

/** Posts an edition of papers to a channel; all of it is sent at a moment. */
export async function postPapers(
  { papers, subscriptions, editions, outbox }: Omit<VoteStorage, 'votes' | 'displays'>,
  channel: ChannelRef,
  ids: readonly string[],
  at: number,
): Promise<void> {
  await papers.put(
    'test',
    ids.map((id) => makeEntry(id)),
    at,
  );
  const subscription = await subscriptions.put(subscriptionOf(channel));
  const editionId = `${subscription.id}/${at}`;
  // As in a real edition, the bot's own reaction follows each paper, and has the same reference.
  const steps = ids.flatMap((paperId) => [
    { step: 'paper' as const, paperId, message: contentOf(paperId) },
    { step: 'reaction' as const, message: message(text(plain('👍'))) },
  ]);
  await editions.plan({
    edition: {
      ...{ id: editionId, subscriptionId: subscription.id, localDate: `${at}`, kind: 'daily' },
      ...{ outcome: 'papers', plannedAt: at },
      papers: ids.map((paperId, index) => ({ paperId, rank: index + 1, score: 1 })),
    },
    deliveries: steps.map((step, seq) => {
      return { ...step, key: `${editionId}/${seq}`, editionId, channel, seq };
    }),
    next: subscription,
    basis: subscription,
  });
  for (const seq of steps.keys()) {
    await outbox.claim(channel.platform, at);
    const paperId = ids[Math.floor(seq / 2)] ?? '';
    await outbox.sent(`${editionId}/${seq}`, messageOf(channel, paperId), at);
  }
}

const subscriptionOf = (channel: ChannelRef): Subscription => ({
  ...{ id: JSON.stringify(channel), channel, time: '09:00', zone: 'UTC', days: [1], count: 9 },
  ...{
    minimum: 0,
    topics: NO_TOPICS,
    layout: 'thread',
    empty: 'line',
    standing: { state: 'active' },
  },
  ...{ nextDate: '2026-08-20', nextRunAt: Number.MAX_SAFE_INTEGER },
});
