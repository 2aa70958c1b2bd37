import { describe, expect, onTestFinished, test } from 'vitest';
import { createSender } from '../../../src/core/delivery/sender.ts';
import { planEdition } from '../../../src/core/edition/plan.ts';
import { PlatformError, type PlatformFailure } from '../../../src/core/errors.ts';
import type { ChatPlatform } from '../../../src/core/ports/chat-platform.ts';
import type { OutboxStore } from '../../../src/core/ports/stores/outbox.ts';
import { createTestClock } from '../../support/clock.ts';
import { makePaper } from '../../support/papers.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

const channel = { platform: 'test', workspace: 'w', id: 'c' };

/** A platform that keeps what it is sent, and fails the next calls as a test says. */
function createPlatform() {
  const posted: { key: string; thread?: string }[] = [];
  const reacted: string[] = [];
  /** One entry per post to come: refuse it, or store it and lose the answer. */
  const faults: (PlatformFailure['kind'] | 'lost-answer' | undefined)[] = [];
  const fail = (kind: PlatformFailure['kind']) => {
    const failure = kind === 'rate-limited' ? { kind, retryAfterMs: 3_000 } : { kind };
    throw new PlatformError(`the platform said ${kind}`, failure);
  };
  const platform: ChatPlatform = {
    name: 'test',
    settleMs: 2_000,
    start: async () => undefined,
    stop: async () => undefined,
    problem: () => undefined,
    async post(_channel, _message, { key, thread }) {
      const fault = faults.shift();
      if (fault && fault !== 'lost-answer') fail(fault);
      posted.push({ key, ...(thread && { thread }) });
      if (fault === 'lost-answer') fail('unknown-outcome');
      return `ref ${key}`;
    },
    edit: async () => 'edited',
    openThread: async (message) => `thread of ${message}`,
    listReactors: async () => ({ reactors: [], complete: true }),
    async findPosted(_channel, { key }) {
      const found = posted.some((message) => message.key === key);
      return found ? { found: 'yes', message: `ref ${key}` } : { found: 'no' };
    },
    listPosted: async () => undefined,
    permalink: async () => undefined,
    async react(message) {
      reacted.push(message);
    },
    notify: async () => undefined,
    mayManage: async () => true,
    channelProblem: async () => undefined,
  };
  return { platform, posted, reacted, faults };
}

/** An outbox whose next writes of these kinds find no room. */
function onDisk(outbox: OutboxStore, disk: { readonly full: ('claim' | 'sent')[] }): OutboxStore {
  const write = (kind: 'claim' | 'sent') => {
    if (disk.full[0] !== kind) return;
    disk.full.shift();
    throw new Error('database or disk is full');
  };
  return {
    ...outbox,
    async claim(...given) {
      write('claim');
      return outbox.claim(...given);
    },
    async sent(...given) {
      write('sent');
      return outbox.sent(...given);
    },
  };
}

/** An outbox with one edition of two papers. */
async function setUp(facts: Pick<ChatPlatform, 'lanes'> = {}) {
  const storage = await temporaryStorage();
  const clock = createTestClock('2026-08-20T07:00Z');
  const papers = ['2608.00001', '2608.00002'].map((id) => makePaper(id));
  const popularity = { upvotes: 1, comments: 0 };
  await storage.papers.put(
    'a',
    papers.map((paper) => ({ paper, popularity })),
    1,
  );
  const chosen = papers.map((paper) => {
    return { paper, observations: [], votes: 0, score: 1, terms: [], why: '', popularity };
  });
  const draft = { localDate: '2026-08-20', kind: 'daily', outcome: 'papers', chosen, leftOut: [] };
  /** Plans an edition for another channel. */
  const plan = async (id: string) => {
    const subscription = await storage.subscriptions.put({
      ...{ id, time: '09:00', zone: 'UTC', days: [1], count: 2, minimum: 0 },
      ...{ channel: id === 's' ? channel : { ...channel, id } },
      ...{ topics: { include: [], exclude: [] }, nextDate: '2026-08-20', nextRunAt: 0 },
      ...{ layout: 'thread', empty: 'line', standing: { state: 'active' } },
    });
    const options = { now: clock.now(), sourceLabel: 'S', voteEmoji: '👍', next: subscription };
    await storage.editions.plan(planEdition(subscription, draft as never, options));
  };
  await plan('s');
  const { posted, reacted, faults, ...made } = createPlatform();
  const platform: ChatPlatform = { ...made.platform, ...facts };
  const refusals: string[] = [];
  const refused = async (_channel: unknown, reason: string) => void refusals.push(reason);
  const shown: string[] = [];
  const disk = { full: [] as ('claim' | 'sent')[] };
  const sender = createSender({
    ...{ ...storage, platform, clock, logger: silentLogger, refused },
    outbox: onDisk(storage.outbox, disk),
    shown: (message) => void shown.push(message),
  });
  onTestFinished(sender.stop);
  const seen = { posted, reacted, shown, refusals };
  return { ...storage, ...seen, clock, sender, plan, faults, platform, disk };
}

const ALL = ['00', '2608.00001', '2608.00002'].map((name) => `s/2026-08-20/daily/${name}`);

describe('the sender', () => {
  test('posts an edition in order, the papers into the thread of their parent', async () => {
    const { sender, posted, reacted, shown, outbox } = await setUp();
    await sender.drain();
    expect(shown).toEqual([`ref ${ALL[1]}`, `ref ${ALL[2]}`]);
    expect(reacted).toEqual([`ref ${ALL[1]}`, `ref ${ALL[2]}`]);
    expect(posted.map(({ key }) => key)).toEqual(ALL);
    expect(posted.map(({ thread }) => thread)).toEqual([
      undefined,
      `thread of ref ${ALL[0]}`,
      `thread of ref ${ALL[0]}`,
    ]);
    expect(await outbox.counts()).toMatchObject({ sent: 6, pending: 0 });
  });

  test('sends as many editions at a time as the platform has lanes, and no more', async () => {
    const { sender, plan, platform, outbox } = await setUp({ lanes: 3 });
    for (const id of ['t', 'u', 'v', 'w']) await plan(id);
    let under = 0;
    let most = 0;
    const { post } = platform;
    platform.post = async (...given) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under -= 1;
      return post(...given);
    };
    await sender.drain();
    expect(most).toBe(3);
    expect(await outbox.counts()).toMatchObject({ sent: 30, pending: 0 });
  });

  test('a reaction that a platform puts nowhere holds nothing up', async () => {
    const { sender, posted, outbox, platform } = await setUp();
    delete platform.react;
    await sender.drain();
    expect(posted.map(({ key }) => key)).toEqual(ALL);
    expect(await outbox.counts()).toMatchObject({ sent: 6, pending: 0 });
  });

  test('a message whose answer was lost is looked up after the settling time, never sent again', async () => {
    const { sender, posted, faults, clock, outbox } = await setUp();
    faults.push('lost-answer');
    await sender.drain();
    expect(await outbox.counts()).toMatchObject({ unknown: 1, sent: 0 });
    clock.advance(2_000 + 1_000);
    await sender.drain();
    expect(posted.map(({ key }) => key)).toEqual(ALL);
  });

  test('a message that was never sent before the process died is sent after a look-up', async () => {
    const { sender, posted, clock, outbox, platform } = await setUp();
    await outbox.claim('test', clock.now());
    await outbox.recover('test', platform.settleMs);
    await sender.drain();
    expect(posted).toEqual([]);
    clock.advance(2_000);
    await sender.drain();
    expect(posted.map(({ key }) => key)).toEqual(ALL);
  });

  test('on a full disk nothing is posted whose claim was not written, and it goes on when there is room', async () => {
    const { sender, posted, disk } = await setUp();
    disk.full.push('claim');
    await sender.drain();
    expect(posted).toEqual([]);
    await sender.drain();
    expect(posted.map(({ key }) => key)).toEqual(ALL);
  });

  test('what was posted and could not be recorded is looked up, and stands once', async () => {
    const { sender, posted, disk, clock, outbox } = await setUp();
    disk.full.push('sent');
    await sender.drain();
    expect(posted.map(({ key }) => key)).toEqual(ALL.slice(0, 1));
    clock.advance(10_000);
    await sender.drain();
    clock.advance(10_000);
    await sender.drain();
    expect(posted.map(({ key }) => key)).toEqual(ALL);
    expect(await outbox.counts()).toMatchObject({ sent: 6, unknown: 0, sending: 0 });
  });

  test('a rate limit is waited for as long as the platform asks', async () => {
    const { sender, posted, faults, clock } = await setUp();
    faults.push('rate-limited');
    await sender.drain();
    clock.advance(2_999);
    await sender.drain();
    expect(posted).toEqual([]);
    clock.advance(1);
    await sender.drain();
    expect(posted).toHaveLength(3);
  });

  test('a refusal for good ends with its reason, and the papers after it still go out', async () => {
    const { sender, posted, faults, outbox, refusals } = await setUp();
    faults.push(undefined, 'invalid');
    await sender.drain();
    expect(posted.map(({ key }) => key)).toEqual([ALL[0], ALL[2]]);
    expect(await outbox.failures(channel, 0)).toEqual([
      { key: ALL[1], reason: 'the platform said invalid' },
    ]);
    expect((await outbox.counts()).failed).toBe(2);
    expect(refusals).toEqual([]);
  });

  test('a channel that refuses the bot is told, once, with the reason', async () => {
    const { sender, posted, faults, refusals } = await setUp();
    faults.push('forbidden');
    await sender.drain();
    await sender.drain();
    expect(posted).toEqual([]);
    expect(refusals).toEqual(['the platform said forbidden']);
  });

  test('two drains at once send nothing twice, and after stop nothing is claimed', async () => {
    const { sender, posted } = await setUp();
    await Promise.all([sender.drain(), sender.drain()]);
    expect(posted).toHaveLength(3);
    const other = await setUp();
    await other.sender.stop();
    await other.sender.drain();
    expect(other.posted).toEqual([]);
  });
});
