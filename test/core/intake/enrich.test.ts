import { expect, test } from 'vitest';
import { SourceError } from '../../../src/core/errors.ts';
import { enrich } from '../../../src/core/intake/enrich.ts';
import type { SourceEntry } from '../../../src/core/paper/model.ts';
import type { PaperCatalogue } from '../../../src/core/ports/paper-catalogue.ts';
import { createTestClock } from '../../support/clock.ts';
import { makeEntry } from '../../support/papers.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

const MINUTE = 60_000;
const id = (number: number) => `2608.${String(number).padStart(5, '0')}`;

/** A library of papers from Hugging Face, and a catalogue that knows those with an even number. */
async function setUp(count: number) {
  const storage = await temporaryStorage();
  const clock = createTestClock('2026-08-21T12:00Z');
  const listed = Array.from({ length: count }, (_, index) => makeEntry(id(index + 1)));
  await storage.papers.put('huggingface', listed, 1);
  const asked: (readonly string[])[] = [];
  const script: { failure?: SourceError; spoiler?: string } = {};
  const catalogue: PaperCatalogue = {
    name: 'arxiv',
    label: 'arXiv',
    async papers(ids) {
      asked.push(ids);
      if (script.failure) throw script.failure;
      if (script.spoiler && ids.includes(script.spoiler)) {
        throw new SourceError('It does not accept the question.', { retryable: false });
      }
      const known = ids.filter((one) => Number(one.at(-1)) % 2 === 0);
      return known.map((one): SourceEntry => {
        const { popularity: _, ...entry } = makeEntry(one, { categories: ['cs.CL'], updatedAt: 5 });
        return entry;
      });
    },
  };
  const { signal } = new AbortController();
  const run = () => enrich({ ...storage, catalogue, clock, logger: silentLogger, signal });
  return { storage, clock, asked, script, run };
}

test('papers are completed a hundred at a time, the newest first, and each is asked for once', async () => {
  const { storage, clock, asked, run } = await setUp(250);
  await run();
  expect(asked.map((ids) => ids.length)).toEqual([100, 100, 50]);
  expect(asked[0]?.[0]).toBe(id(250));
  expect((await storage.papers.get(id(2)))?.categories).toEqual(['cs.CL']);
  await run();
  expect(asked).toHaveLength(3);
  clock.advance(8 * 24 * 60 * MINUTE);
  await run();
  expect(asked.slice(3).flat()).toHaveLength(125);
});

test('a catalogue that fails is left alone for as long as it asks, and it goes on from there', async () => {
  const { clock, asked, script, run } = await setUp(150);
  script.failure = new SourceError('It wants a pause.', {
    retryable: true,
    retryAt: clock.now() + 30 * MINUTE,
  });
  await run();
  clock.advance(29 * MINUTE);
  await run();
  expect(asked).toHaveLength(1);
  script.failure = new SourceError('It answered 500.', { retryable: true });
  clock.advance(MINUTE);
  await run();
  clock.advance(9 * MINUTE);
  await run();
  expect(asked).toHaveLength(2);
  delete script.failure;
  clock.advance(MINUTE);
  await run();
  expect(asked.map((ids) => ids.length)).toEqual([100, 100, 100, 50]);
});

test('a paper on which the question fails does not keep the others from being completed', async () => {
  const { storage, clock, script, run } = await setUp(40);
  script.spoiler = id(17);
  await run();
  clock.advance(10 * MINUTE);
  await run();
  expect(await storage.papers.notLookedUp(clock.now() - 60 * MINUTE, 50)).toEqual([]);
  expect((await storage.papers.get(id(18)))?.categories).toEqual(['cs.CL']);
});
