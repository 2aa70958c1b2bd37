import { describe, expect, it, vi } from 'vitest';
import { SourceError } from '../../src/core/errors.ts';
import type { PaperSource } from '../../src/core/ports/paper-source.ts';
import { ASKER, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

function createSearching(search: PaperSource['search']) {
  const services = createMemoryServices();
  const source = { ...services.source, search };
  return { ...services, source, ...createAsking({ ...services, source }) };
}

const unasked = () => Promise.reject(new Error('the library has it'));

describe('search', () => {
  it('shows title, authors, date, votes and the passage with its words marked', async () => {
    const { papers, votes, ask, read } = createSearching(unasked);
    await papers.put('live', [makeEntry('2608.00001', { day: '2026-08-20', upvotes: 1204 })], NOON);
    await votes.add({ message: '2608.00001', person: ASKER.person, emoji: '👍', at: NOON });
    expect(await read('search subject')).toBe(
      'Papers for “subject”\n' +
        'A study of subject 2608.00001 | Ada Example and Ben Sample · Thu 20 Aug 2026 · 1,204 upvotes · ' +
        '1 team vote · We look at subject 2608.00001.',
    );
    const { message } = await ask('search subject');
    expect(JSON.stringify(message)).toContain('{"type":"match","text":"subject"}');
  });

  it('names what was looked for in one pair of quotes', async () => {
    const { papers, read } = createSearching(unasked);
    await papers.put('live', [makeEntry('2608.00001', { day: '2026-08-20' })], NOON);
    expect(await read('search "subject"')).toMatch(/^Papers for “subject”\n/);
    expect(await read('search a “study of” subject')).toMatch(
      /^Papers for “a ‘study of’ subject”\n/,
    );
  });

  it('says below the papers which pair was taken for words', async () => {
    const { papers, read } = createSearching(unasked);
    await papers.put('live', [makeEntry('2608.00001', { abstract: 'Of subject limt 3.' })], NOON);
    expect(await read('search subject limt:3')).toMatch(/\nlimt:3 was searched for as words\. /);
  });

  it('goes on with the next page', async () => {
    const { papers, ask, act } = createSearching(unasked);
    const ids = ['2608.00001', '2608.00002', '2608.00003'];
    await papers.put(
      'live',
      ids.map((id) => makeEntry(id)),
      NOON,
    );
    const { more } = await ask('search subject since:7d limit:2');
    expect(more?.args).toEqual({ query: 'subject', since: '2026-08-14', limit: '2', offset: '2' });
    const next = more && (await act(more));
    expect(next && readReply(next)).toContain('2608.00003');
    expect(next?.more).toBeUndefined();
  });

  it('asks the live source when the library has nothing, says so, and keeps what it found', async () => {
    const { papers, read } = createSearching(async () => [makeEntry('2608.00007')]);
    expect(await read('quasars')).toMatch(
      /^No paper here fits “quasars”, but The Live Source knows these:\nA study of subject 2608\.00007/,
    );
    expect(await papers.get('2608.00007')).toBeDefined();
  });

  it('does not let the live source return to what is too old', async () => {
    const old = makeEntry('2008.00001', { publishedAt: Date.UTC(2020, 7, 1) });
    const { read } = createSearching(async () => [old]);
    expect(await read('quasars since:7d')).toContain('The Live Source knows none.');
  });

  it('says honestly that the live source failed', async () => {
    const { read } = createSearching(async () => {
      throw new SourceError('It answered with an error (500).', { retryable: true });
    });
    expect(await read('quasars')).toContain('could not be asked: It answered with an error (500).');
  });

  it('waits no longer than a second and a half for the live source', async () => {
    const { read } = createSearching(() => new Promise(() => undefined));
    const start = performance.now();
    expect(await read('quasars')).toContain('It did not answer within 1.5 seconds.');
    expect(performance.now() - start).toBeLessThan(2500);
  });

  it('asks nobody for a text without a word', async () => {
    const asked = vi.fn(unasked);
    const { read } = createSearching(asked);
    expect(await read('search ?!')).toContain('holds no word to look for');
    expect(asked).not.toHaveBeenCalled();
  });
});
