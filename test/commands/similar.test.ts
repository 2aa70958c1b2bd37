import { expect, test } from 'vitest';
import type { SearchHit } from '../../src/core/ports/search-index.ts';
import { ASKER, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, findAction, readReply } from './ask.ts';

const IDS = Array.from({ length: 15 }, (_, index) => `2608.${String(10001 + index)}`);
const PAPER = '2608.00001';

/** A library in which these are like the paper, in this order. */
async function createComparing(ids: readonly string[] = IDS) {
  const services = createMemoryServices();
  const similar = async (): Promise<readonly SearchHit[]> =>
    ids.map((paperId) => ({ paperId, snippet: [], why: [] }));
  const entries = [PAPER, ...IDS].map((id) => makeEntry(id));
  await services.papers.put('live', entries, NOON);
  const vote = (person: string, paperId: string) =>
    services.votes.cast({
      person: { ...ASKER.person, id: person },
      paperId,
      origin: 'command',
      at: NOON,
    });
  return {
    ...services,
    vote,
    ...createAsking({ ...services, search: { ...services.search, similar } }),
  };
}

test('similar papers come page by page, the most alike first, never the paper itself', async () => {
  const { ask, act } = await createComparing([PAPER, ...IDS]);
  const first = await ask(`similar https://arxiv.org/abs/${PAPER}`);
  const [heading, ...rows] = readReply(first).split('\n');
  expect(heading).toBe(`Papers like “A study of subject ${PAPER}”`);
  expect(rows.map((row) => /\d{4}\.\d{5}/.exec(row)?.[0])).toEqual(IDS.slice(0, 10));
  const second = first.more && (await act(first.more));
  expect(second && readReply(second)).toMatch(/2608\.10011.*\n(?:.*\n){3}.*2608\.10015/);
  expect(second?.more).toBeUndefined();
});

test('people who voted for both papers bring them nearer', async () => {
  const { vote, read } = await createComparing();
  for (const person of ['ada', 'ben', 'cleo']) {
    await vote(person, PAPER);
    await vote(person, '2608.10004');
  }
  const [, first, second] = (await read(`similar ${PAPER}`)).split('\n');
  expect([first, second].join()).toContain('2608.10004');
});

test('the same paper under another id is not like itself', async () => {
  const { papers, read } = await createComparing();
  const twin = makeEntry('2608.10002', { title: `A Study of Subject ${PAPER}` });
  await papers.put('live', [twin], NOON);
  expect(await read(`similar ${PAPER}`)).not.toContain('2608.10002');
});

test('a button leads there from the paper, and words find the paper, which is said', async () => {
  const { ask, press, read } = await createComparing();
  const shown = await ask(`show ${PAPER}`);
  expect(findAction(shown, 'Similar')).toMatchObject({ name: 'similar', args: { paper: PAPER } });
  expect(readReply(await press(shown, 'Similar'))).toContain('Papers like');
  expect(await read('similar subject')).toContain('the best match for “subject”');
});

test('where nothing is alike, that is said', async () => {
  const { read } = await createComparing([]);
  expect(await read(`similar ${PAPER}`)).toBe(
    `Paperboy knows no paper yet that is like “A study of subject ${PAPER}”.`,
  );
});
