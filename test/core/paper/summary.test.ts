import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences, summarise } from '../../../src/core/paper/summary.ts';

describe('a full stop that ends no sentence does not split one', () => {
  test.each([
    'We compare, e.g., BERT with T5, i.e. an encoder with both.',
    'Fig. 3 and Eq. 2 follow Smith et al. (2020).',
    'Version v1.2 of Llama 3.5 scores 90.2% vs. Opus 4.',
    'The method of J. Doe and A. B. Smith works.',
    'It needs approx. 5 GB, cf. Sec. 4, and runs on Node.js.',
  ])('%s', (text) => {
    expect(splitSentences(text)).toEqual([text]);
  });
});

test('sentences are told apart by their ends and beginnings', () => {
  const sentences = [
    'Is it fast?',
    'Yes, by 3.5 times!',
    'vLLM wins at stage A.',
    'We say “done.”',
    '(It is on GPT-4.)',
    '3D data helps.',
  ];
  expect(splitSentences(sentences.join(' '))).toEqual(sentences);
});

const background = 'Large models are costly to run on small devices.';
const more = 'Many people have tried to make them smaller with mixed success over the years.';
const proposal = 'We propose TinyThing, a method that folds layers into each other.';
const detail = 'Folding happens once after training.';
const result = 'It outperforms strong baselines by 12.5% on three benchmarks.';
const code = 'Code is available at https://example.org/tiny.';
const abstract = [background, more, proposal, detail, result, code].join(' ');

test('a summary that the source wrote is taken before the abstract', () => {
  const summary = 'Layers are folded into each other.';
  expect(summarise({ title: 'TinyThing', abstract, summary })).toBe(summary);
});

test('otherwise what is proposed and what it achieves come before the background', () => {
  const paper = { title: 'TinyThing', abstract };
  expect(summarise(paper, { sentences: 2 })).toBe(`${proposal} ${result}`);
  expect(summarise(paper, { sentences: 3 })).toBe(`${proposal} ${detail} ${result}`);
});

test('a sentence that is too long gives way to a shorter one', () => {
  const long = `We propose ${'a very '.repeat(80)}long sentence.`;
  expect(summarise({ title: '', abstract: `${long} ${result}` })).toBe(result);
});

test('only a text without a short sentence is cut, and after a word', () => {
  const cut = summarise({ title: '', abstract: `We ${'propose '.repeat(90)}it.` });
  expect(cut).toMatch(/propose…$/);
  expect(cut.length).toBeLessThanOrEqual(420);
});

test('a paper of which nothing is told has no summary', () => {
  expect(summarise({ title: 'TinyThing', abstract: '' })).toBe('');
});

test('no summary is longer than asked for', () => {
  const text = fc
    .array(fc.constantFrom('We propose it. ', 'a', '. ', 'Fig. ', '5% ', '👩‍💻', 'X'))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 60 }), (words, characters) => {
      const summary = summarise({ title: '', abstract: words }, { characters });
      expect(summary.length).toBeLessThanOrEqual(characters);
    }),
  );
});
