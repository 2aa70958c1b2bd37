import { expect, test } from 'vitest';
import type { Message } from '../src/core/message/model.ts';
import { item } from './support/huggingface-items.ts';
import { makePaper } from './support/papers.ts';
import { checkDay, checkInfected, type Finding } from './support/rendering/check.ts';
import { readMarkdown } from './support/rendering/discord-markdown.ts';
import { injected, leftOut, marked, residueIn, wrongCuts } from './support/rendering/problems.ts';
import { type Rendering, renderAll } from './support/rendering/renderers.ts';

/** From what a source answers to what people see; `npm run check:rendering` does it at length. */
const DAY = '2026-08-21';

const LONG = Array.from({ length: 90 }, (_, index) => `consideration${index}`).join(' ');

const PAPERS = [
  item('2608.00001', {
    title: 'Erd\\H{o}s Meets\n  $\\alpha$-Planning',
    summary: 'We propose \\textbf{Fold}, at $8e^{-5}$ of\nthe cost. It is 11.1$\\times$ faster.',
  }),
  item('2608.00002', {
    title: `${LONG.slice(0, 200)} {\\em in} short`,
    summary: `We show that ${LONG}, and no more.`,
    ai_keywords: ['planning \\& folding', 'naïve   folding'],
    organization: { fullname: 'Institut für $\\beta$-Falten' },
  }),
  item('2608.00003', {
    title: '👩‍👩‍👧‍👦 Families of 漢字',
    summary: '',
    ai_summary: 'A short summary &amp; nothing else.',
    githubRepo: 'https://github.com/example/families',
    authors: [],
  }),
];

async function problemsOf(findings: AsyncIterable<Finding>): Promise<readonly string[]> {
  const found: string[] = [];
  let checked = 0;
  for await (const { check, by, problems } of findings) {
    checked += 1;
    found.push(...problems.map((problem) => `${check}, ${by}: ${problem}`));
  }
  expect(checked).toBeGreaterThan(50);
  return found;
}

test('what a source lists reaches people clean and whole, in every renderer', async () => {
  expect(await problemsOf(checkDay(PAPERS, DAY))).toEqual([]);
});

test('what somebody submits adds no markup to any rendering and no control to a terminal', async () => {
  expect(await problemsOf(checkInfected(PAPERS, DAY))).toEqual([]);
});

const said = (text: string): Message => ({
  version: 1,
  blocks: [{ type: 'text', spans: [{ type: 'plain', text }] }],
});

const everywhere = async (text: string, find: (rendering: Rendering) => readonly string[]) =>
  (await renderAll(said(text))).map((rendering) => find(rendering).length);

test('the check sees residue, a word cut in two, a lost text and foreign markup', async () => {
  const papers = [makePaper('2608.00004', { abstract: 'Folding considerations matter here.' })];
  const cut = (rendering: Rendering) => wrongCuts(rendering, papers);
  expect(await everywhere('a \\alpha b', residueIn)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await everywhere('Folding considera…', cut)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await everywhere('Folding considerations…', cut)).toEqual([0, 0, 0, 0, 0, 0]);
  const lost = (rendering: Rendering) => leftOut(rendering, said('Folding and more'));
  expect(await everywhere('Folding', lost)).toEqual([1, 1, 1, 1, 1, 1]);
  const [harmless] = await renderAll(said('kind'));
  if (!harmless) throw new Error('no renderer');
  const raw = `${harmless.raw}<img src="x" onerror="run">`;
  expect(injected({ ...harmless, raw }, harmless)).toHaveLength(2);
  const marks = readMarkdown('[kind](javascript:run) @everyone\n# LOUD');
  const lured = { ...harmless, marks: marks.flatMap((line) => line.marks) };
  expect(marked(lured, harmless)).toHaveLength(3);
});
