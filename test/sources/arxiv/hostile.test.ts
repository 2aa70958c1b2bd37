import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/core/errors.ts';
import { readAnswer } from '../../../src/sources/arxiv/read-answer.ts';
import { feedDocument, queryDocument, queryEntry } from '../../support/arxiv-atom.ts';
import { HOSTILE_BODIES } from '../../support/arxiv-faults.ts';
import { arxivPaper } from '../../support/arxiv-papers.ts';
import { type ArxivServer, startArxivServer } from '../../support/arxiv-server.ts';
import { arxivClock, quickArxiv } from '../../support/arxiv-source.ts';

const ID = '2608.00001';
const papers = Array.from({ length: 3 }, (_, index) => arxivPaper(`2608.0000${index + 1}`));
const whole = queryDocument({ entries: papers.map(queryEntry), total: 3, start: 0, most: 10 });

describe('an answer that is none is refused in a moment, and no entity or file is ever read', () => {
  let server: ArxivServer;
  const clock = arxivClock();
  beforeAll(async () => {
    server = await startArxivServer({ papers, now: clock.now });
  });
  afterAll(() => server.close());

  it.each(Object.keys(HOSTILE_BODIES) as (keyof typeof HOSTILE_BODIES)[])('%s', async (name) => {
    const source = quickArxiv({ url: server.url, clock });
    clock.advance(3_600_000);
    server.setFault(name);
    const startedAt = performance.now();
    const error = await source.paper(ID).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).message).toMatch(/^arXiv's answer .*ARXIV_URL/);
    expect((error as SourceError).message).not.toMatch(/passwd|root:|ha ?ha/);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    server.setFault(undefined);
    clock.advance(3_600_000);
    expect((await source.paper(ID))?.paper.title).toBe(`Paper ${ID}`);
  });
});

it('whatever is cut out of an answer or put into it, there are papers or a SourceError', async () => {
  const bits = fc.constantFrom(
    ...[
      '<',
      '>',
      '&',
      '"',
      '</entry>',
      '<entry>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '<!DOCTYPE x [',
      '<?',
      ';',
    ],
    ...[
      '<__proto__>',
      '<constructor/>',
      '&#0;',
      '&#xFFFFFFFF;',
      '&lt;b&gt;',
      '\u0000',
      '\ufffe',
      '</feed>',
    ],
  );
  const change = fc.record({ at: fc.nat(whole.length), remove: fc.nat(200), put: bits });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const body = changes.reduce(
        (text, { at, remove, put }) => text.slice(0, at) + put + text.slice(at + remove),
        whole,
      );
      try {
        const answer = await readAnswer(Buffer.from(body));
        expect(answer.kind).toBe('feed');
      } catch (error) {
        expect(error).toBeInstanceOf(SourceError);
      }
    }),
    { numRuns: 150 },
  );
});

it('a day of a thousand announcements is read while everything else goes on', async () => {
  const abstract = 'A sentence of a usual length, which says something about a model. '.repeat(16);
  const many = Array.from({ length: 1_000 }, (_, index) =>
    arxivPaper(`2608.1${String(index).padStart(4, '0')}`, { abstract }),
  );
  const body = Buffer.from(feedDocument(many, '2026-08-24', '-04:00'));
  await readAnswer(body);
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  const answer = await readAnswer(body);
  lag.disable();
  expect(answer.kind === 'feed' && answer.feed.entries).toHaveLength(1_000);
  // Read at once, it would be one delay of some 400 ms.
  expect(lag.max / 1e6).toBeLessThan(200);
});
