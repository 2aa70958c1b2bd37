import { describe, expect, it } from 'vitest';
import { createRecently } from '../../src/commands/answers/recently.ts';
import type { CommandServices } from '../../src/commands/context.ts';
import { SourceError } from '../../src/core/errors.ts';
import type { Posting } from '../../src/core/ports/stores/editions.ts';
import {
  ASKER,
  createMemoryChat,
  createMemoryEditions,
  createMemoryServices,
  NOON,
} from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

const MINUTE_MS = 60_000;
const ONE = 'https://arxiv.org/abs/2608.00001';
const TWO = 'https://huggingface.co/papers/2608.00002';
const UNKNOWN = 'https://www.alphaxiv.org/abs/2608.00009';

const posting = (id: string, localDate: string): Posting => ({
  channel: { ...ASKER.channel, id },
  edition: { localDate, kind: 'daily' },
  message: `${id} ${localDate}`,
  sentAt: Date.parse(localDate),
});

/** A channel where links are posted, and a library of two papers. */
async function createChannel(overrides: Partial<CommandServices> = {}) {
  let now = NOON;
  const services = createMemoryServices({ clock: { now: () => now }, ...overrides });
  const entries = ['2608.00001', '2608.00002'].map((id) => makeEntry(id, { upvotes: 12 }));
  await services.papers.put('live', entries, NOON);
  const { runner, errors } = createAsking(services);
  const links = (urls: readonly string[], channel = ASKER.channel) =>
    runner.links(urls, { ...ASKER, channel });
  return {
    ...{ ...services, errors, links },
    shown: async (...urls: readonly string[]) => [...(await links(urls)).keys()],
    pass: (minutes: number) => {
      now += minutes * MINUTE_MS;
    },
  };
}

const source = (paper: CommandServices['source']['paper']) => ({
  source: { ...createMemoryServices().source, paper },
});

describe('a link to a paper', () => {
  it('is told what the paper is, when it was posted here, its votes and upvotes', async () => {
    const { links, votes } = await createChannel({
      editions: {
        ...createMemoryEditions(),
        postings: async () => [
          posting('papers', '2026-08-18'),
          posting('papers', '2026-08-20'),
          posting('elsewhere', '2026-08-21'),
        ],
      },
    });
    await votes.add({ message: '2608.00001', person: ASKER.person, emoji: '👍', at: NOON });
    const preview = (await links([ONE])).get(ONE);
    if (!preview) throw new Error('nothing shown');
    expect(preview.blocks[0]).toMatchObject({
      ...{ type: 'paper', title: 'A study of subject 2608.00001', url: ONE, links: [] },
      ...{ authors: ['Ada Example', 'Ben Sample'], keywords: [] },
      summary: 'We look at subject 2608.00001. We find that it holds.',
    });
    expect(readReply({ message: preview, visibility: 'shared' }).split('\n')[1]).toBe(
      'Posted here on Thu 20 Aug 2026 · 1 team vote · 12 upvotes',
    );
    expect(JSON.stringify(preview)).toContain('https://chat.example/papers 2026-08-20');
  });

  it('is told when it was posted also where there is no link to that', async () => {
    const { links } = await createChannel({
      editions: {
        ...createMemoryEditions(),
        postings: async () => [posting('papers', '2026-08-20')],
      },
      chat: createMemoryChat({ permalink: async () => undefined }),
    });
    expect(JSON.stringify((await links([ONE])).get(ONE))).toContain('Thu 20 Aug 2026');
  });

  it('has at most two sentences of the abstract', async () => {
    const { links, papers } = await createChannel();
    const abstract = 'We propose a net. It holds. It holds twice. It holds thrice.';
    await papers.put('live', [makeEntry('2608.00001', { abstract })], NOON);
    const [paper] = (await links([ONE])).get(ONE)?.blocks ?? [];
    expect(paper?.type === 'paper' && paper.summary.match(/\./g)).toHaveLength(2);
  });
});

describe('links in a message', () => {
  it('are shown where they name a paper; others are left alone', async () => {
    const { shown } = await createChannel();
    expect(await shown('https://example.org/a', ONE, 'https://huggingface.co/m', TWO)).toEqual([
      ONE,
      TWO,
    ]);
  });

  it('are left alone where there are three or more to papers, also to the same one', async () => {
    const { shown } = await createChannel();
    expect(await shown(ONE, TWO, 'https://arxiv.org/pdf/2608.00001')).toEqual([]);
    expect(await shown(ONE, TWO, 'https://example.org/a')).toEqual([ONE, TWO]);
  });

  it('to the same paper are shown at the first', async () => {
    const { shown } = await createChannel();
    expect(await shown('https://arxiv.org/pdf/2608.00001v2', ONE)).toEqual([
      'https://arxiv.org/pdf/2608.00001v2',
    ]);
  });
});

describe('the same paper again', () => {
  it('is left alone for thirty minutes in the channel, not in others', async () => {
    const { shown, links, pass } = await createChannel();
    expect(await shown(ONE)).toEqual([ONE]);
    pass(29);
    expect(await shown('https://arxiv.org/pdf/2608.00001', TWO)).toEqual([TWO]);
    expect([...(await links([ONE], { ...ASKER.channel, id: 'other' })).keys()]).toEqual([ONE]);
    pass(1);
    expect(await shown(ONE)).toEqual([ONE]);
  });

  it('is shown once where two messages come at the same time', async () => {
    const { shown } = await createChannel();
    expect((await Promise.all([shown(ONE), shown(ONE)])).flat()).toEqual([ONE]);
  });

  it('is shown where it could not be the first time', async () => {
    let tries = 0;
    const { shown } = await createChannel(
      source(async (id) => {
        tries += 1;
        if (tries === 1) throw new SourceError('It is down.', { retryable: true });
        return makeEntry(id);
      }),
    );
    expect(await shown(UNKNOWN)).toEqual([]);
    expect(await shown(UNKNOWN)).toEqual([UNKNOWN]);
  });

  it('is remembered for so many, the oldest forgotten first', () => {
    const recently = createRecently(1_000, 2);
    for (const key of ['a', 'b', 'c']) recently.claim(key, 0);
    expect(['c', 'b', 'a'].map((key) => recently.claim(key, 1))).toEqual([false, false, true]);
  });
});

describe('a link to a paper that the library does not have', () => {
  it('is asked of the source, and the paper is kept', async () => {
    const { shown, papers } = await createChannel(source(async (id) => makeEntry(id)));
    expect(await shown(UNKNOWN)).toEqual([UNKNOWN]);
    expect(await papers.get('2608.00009')).toBeDefined();
  });

  it('is left alone in silence where the source has none, or takes too long', async () => {
    const slow = await createChannel(source(() => new Promise(() => undefined)));
    const began = Date.now();
    const [none, late] = await Promise.all([
      (await createChannel()).shown(UNKNOWN),
      slow.shown(UNKNOWN, ONE),
    ]);
    expect(none).toEqual([]);
    expect(late).toEqual([ONE]);
    expect(Date.now() - began).toBeLessThan(2_500);
    expect(slow.errors).toEqual([]);
  });

  it('shows nothing, and is logged, where something is broken', async () => {
    const broken = () => Promise.reject(new TypeError('secret'));
    const { shown, errors } = await createChannel(source(broken));
    expect(await shown(UNKNOWN)).toEqual([]);
    expect(errors).toHaveLength(1);
  });
});
