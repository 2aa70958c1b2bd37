import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/core/edition/model.ts';
import type { Plan } from '../../src/core/ports/stores/editions.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { makeEntry } from '../support/papers.ts';

const channel = { platform: 'local', workspace: 'local', id: 'papers' };

const subscription: Subscription = {
  id: 's',
  channel,
  time: '09:00',
  zone: 'UTC',
  days: [1],
  count: 2,
  minimum: 0,
  topics: { include: [], exclude: [] },
  layout: 'thread',
  empty: 'line',
  standing: { state: 'active' },
  nextDate: '2026-08-20',
  nextRunAt: 100,
};

/** An edition of a date with two papers: a parent, a thread and two messages. */
function planOf(localDate: string, papers = ['2608.00001', '2608.00002']): Plan {
  const editionId = `s/${localDate}/daily`;
  const content = { version: 1, blocks: [] } as const;
  const steps = [
    { step: 'parent' as const },
    { step: 'thread' as const },
    ...papers.map((paperId) => ({ step: 'paper' as const, paperId })),
  ];
  return {
    edition: {
      id: editionId,
      subscriptionId: 's',
      localDate,
      kind: 'daily',
      outcome: 'papers',
      plannedAt: 100,
      papers: papers.map((paperId, index) => ({ paperId, rank: index + 1, score: 1 })),
    },
    deliveries: steps.map((step, seq) => {
      return { ...step, key: `${editionId}/${seq}`, editionId, channel, seq, message: content };
    }),
    next: { nextDate: '2026-08-27', nextRunAt: 900 },
    basis: { nextRunAt: 100, standing: { state: 'active' } },
  };
}

/** What every database must do with editions, the outbox and votes; `open` gives an empty one. */
export function describeEditionStores(name: string, open: () => Promise<Storage>): void {
  async function withEdition(): Promise<Storage> {
    const storage = await open();
    await storage.papers.put('huggingface', [makeEntry('2608.00001'), makeEntry('2608.00002')], 50);
    await storage.subscriptions.ensure(subscription);
    await storage.editions.plan(planOf('2026-08-20'));
    return storage;
  }

  /** Sends everything that can be sent; returns the keys in the order in which they went. */
  async function sendAll(storage: Storage, now = 100): Promise<readonly string[]> {
    const keys: string[] = [];
    for (;;) {
      const claim = await storage.outbox.claim('local', now);
      if (!claim) return keys;
      keys.push(claim.delivery.key.replace(/^.*\//, ''));
      await storage.outbox.sent(claim.delivery.key, `ref-${claim.delivery.key}`, now);
    }
  }

  describe(`editions on ${name}`, () => {
    test('a channel has one edition a date, however often it is planned', async () => {
      const storage = await withEdition();
      expect(await storage.editions.plan(planOf('2026-08-20', ['2608.00002']))).toBe(false);
      const [edition, ...others] = await storage.editions.latest('s', 5);
      expect(others).toEqual([]);
      expect(edition?.papers.map((paper) => paper.paperId)).toEqual(['2608.00001', '2608.00002']);
    });

    test('planning sets the next run in the same step', async () => {
      const storage = await withEdition();
      expect(await storage.subscriptions.due(899)).toEqual([]);
      expect(await storage.subscriptions.due(900)).toHaveLength(1);
    });
  });

  describe(`the outbox on ${name}`, () => {
    test('an edition goes out in order: parent, thread, papers', async () => {
      expect(await sendAll(await withEdition())).toEqual(['0', '1', '2', '3']);
    });

    test('nothing is claimed twice, and nothing before what stands before it is sent', async () => {
      const { outbox } = await withEdition();
      const claims = await Promise.all([1, 2, 3].map(() => outbox.claim('local', 100)));
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    test('what a dead process was sending is doubtful, and comes first after the settling time', async () => {
      const { outbox } = await withEdition();
      await outbox.claim('local', 100);
      expect(await outbox.recover('local', 30)).toBe(1);
      expect(await outbox.claim('local', 129)).toBeUndefined();
      expect(await outbox.claim('local', 130)).toMatchObject({
        doubtful: true,
        firstAttemptAt: 100,
      });
    });

    test('what is doubtful comes before what has been due for longer', async () => {
      const { outbox, editions } = await withEdition();
      const basis = { nextRunAt: 900, standing: { state: 'active' } } as const;
      await editions.plan({ ...planOf('2026-08-21'), basis });
      const first = await outbox.claim('local', 100);
      await outbox.doubt(first?.delivery.key ?? '', 'no answer', 500);
      expect(await outbox.claim('local', 500)).toMatchObject({
        delivery: { key: first?.delivery.key },
        doubtful: true,
      });
      expect(await outbox.claim('local', 500)).toMatchObject({ doubtful: false });
    });

    test('a refusal waits its time and is not doubtful', async () => {
      const { outbox } = await withEdition();
      const claim = await outbox.claim('local', 100);
      await outbox.refused(claim?.delivery.key ?? '', 'rate limited', 500);
      expect(await outbox.claim('local', 499)).toBeUndefined();
      expect(await outbox.claim('local', 500)).toMatchObject({ doubtful: false, attempts: 2 });
    });

    test('a paper that fails does not hold back the next; a parent that fails ends its edition', async () => {
      const first = await withEdition();
      for (const key of ['0', '1']) {
        await first.outbox.claim('local', 100);
        await first.outbox.sent(`s/2026-08-20/daily/${key}`, key, 100);
      }
      const paper = await first.outbox.claim('local', 100);
      await first.outbox.failed(paper?.delivery.key ?? '', 'invalid');
      expect(await sendAll(first)).toEqual(['3']);

      const second = await withEdition();
      const parent = await second.outbox.claim('local', 100);
      await second.outbox.failed(parent?.delivery.key ?? '', 'no such channel');
      expect(await sendAll(second)).toEqual([]);
      expect((await second.outbox.counts()).failed).toBe(4);
    });
  });
}
