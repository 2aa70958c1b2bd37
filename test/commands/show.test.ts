import { describe, expect, it } from 'vitest';
import type { CommandServices } from '../../src/commands/context.ts';
import {
  ASKER,
  createMemoryChat,
  createMemoryEditions,
  createMemoryServices,
  NOON,
} from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking } from './ask.ts';

async function createShowing(overrides: Partial<CommandServices> = {}) {
  const services = createMemoryServices(overrides);
  const facts = {
    title: 'Small Models, Large Claims',
    abstract: 'One. Two is here. Three is here. Four is here.',
    day: '2026-08-20',
  };
  await services.papers.put('live', [makeEntry('2608.00001', facts)], NOON);
  return { ...services, ...createAsking(services) };
}

const postedIn = (workspace: string, message: string) => ({
  channel: { ...ASKER.channel, workspace },
  edition: { localDate: '2026-08-21', kind: 'daily' as const },
  message,
  sentAt: NOON,
});

describe('show', () => {
  it.each([
    '2608.00001v3',
    'https://huggingface.co/papers/2608.00001',
    'small models large claims',
  ])('finds the paper by %j', async (named) => {
    const { read } = await createShowing();
    const page = await read(`show ${named}`);
    expect(page).toMatch(/^Small Models, Large Claims \| /);
    expect(page).toContain('Abstract. One. Two is here.');
    expect(page).not.toContain('best match');
  });

  it('tells the team’s votes, when it was listed, and where the team got it', async () => {
    const { ask, read, votes } = await createShowing({
      editions: {
        ...createMemoryEditions(),
        postings: async () => [postedIn('home', 'ours'), postedIn('elsewhere', 'theirs')],
      },
    });
    await votes.add({ message: '2608.00001', person: ASKER.person, emoji: '👍', at: NOON });
    expect(await read('2608.00001')).toContain(
      'Team votes: 1, from @visitor\nPosted: #papers on Fri 21 Aug 2026\n',
    );
    const json = JSON.stringify(await ask('2608.00001'));
    expect(json).toContain('https://chat.example/ours');
    expect(json).not.toContain('theirs');
  });

  it('names this channel first of where it was posted, then others up to a number', async () => {
    const asked: string[] = [];
    const inRoom = (id: string) => ({ ...postedIn('home', id), channel: { ...ASKER.channel, id } });
    const rooms = Array.from({ length: 9 }, (_, index) => `room-${index}`);
    const { read } = await createShowing({
      editions: {
        ...createMemoryEditions(),
        postings: async () => [...rooms, 'papers'].map(inRoom),
      },
      chat: createMemoryChat({ permalink: async (_, message) => void asked.push(message) }),
    });
    expect(await read('2608.00001')).toMatch(
      /Posted: #papers on Fri 21 Aug 2026, #room-0 on .*, #room-4 on Fri 21 Aug 2026 and 4 more\n/,
    );
    expect(asked).toHaveLength(6);
  });

  it('says that words found a best match only', async () => {
    const { read } = await createShowing();
    expect(await read('show claims')).toContain('The best match for “claims”.');
  });

  it.each([
    ['show 2413.01234', '“2413.01234” is no arXiv id: there is no month 13.'],
    ['2413.01234', '“2413.01234” is no arXiv id: there is no month 13.'],
    ['save https://example.org/claims', '“https://example.org/claims” names no arXiv paper.'],
    ['https://example.org/claims', '“https://example.org/claims” names no arXiv paper.'],
  ])('never takes an id or a link that is wrong for words: %s', async (typed, sentence) => {
    const { read } = await createShowing();
    expect(await read(typed)).toBe(
      `${sentence} For example: /papers show 2401.01234. ` +
        'To look for words in papers, begin with /papers search.',
    );
  });

  it('asks the source for an unknown id, and keeps the paper', async () => {
    const services = createMemoryServices();
    const { read, papers } = await createShowing({
      source: { ...services.source, paper: async (id) => makeEntry(id) },
    });
    expect(await read('2608.00009')).toContain('A study of subject 2608.00009');
    expect(await papers.get('2608.00009')).toBeDefined();
  });

  it('says so when the source does not have it either, or no title fits', async () => {
    const { ask, read } = await createShowing();
    expect(await read('2608.00009')).toContain('does not have the paper 2608.00009');
    expect(JSON.stringify(await ask('2608.00009'))).toContain(
      '"url":"https://arxiv.org/abs/2608.00009"',
    );
    expect(await read('show zebras')).toContain('No paper that Paperboy knows fits “zebras”');
  });
});
