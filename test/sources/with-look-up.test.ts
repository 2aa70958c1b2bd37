import { expect, test } from 'vitest';
import { SourceError } from '../../src/core/errors.ts';
import type { SourceEntry } from '../../src/core/paper/model.ts';
import { withLookUp } from '../../src/sources/with-look-up.ts';
import { makeEntry } from '../support/papers.ts';
import { createScriptedSource } from '../support/scripted-source.ts';

const ID = '2608.00001';

/** A source that answers a look-up with an entry, with nothing, or with an error. */
const answering = (name: string, answer: SourceEntry | SourceError | undefined) => ({
  ...createScriptedSource(name),
  paper: async () => {
    if (answer instanceof SourceError) throw answer;
    return answer;
  },
});

const away = (name: string) => new SourceError(`${name} is away.`, { retryable: true });

test('a paper that only arXiv has is found, and known to be arXiv’s', async () => {
  const entry = makeEntry(ID);
  const arxiv = answering('arxiv', entry);
  const found = { ...entry, source: 'arxiv' };
  for (const answer of [undefined, away('Hugging Face')]) {
    expect(await withLookUp(answering('huggingface', answer), arxiv).paper(ID)).toEqual(found);
  }
  expect(await withLookUp(answering('huggingface', entry), arxiv).paper(ID)).toEqual(entry);
});

test('what arXiv does not tell changes nothing of the first answer', async () => {
  for (const answer of [undefined, away('arXiv')]) {
    const arxiv = answering('arxiv', answer);
    expect(await withLookUp(answering('huggingface', undefined), arxiv).paper(ID)).toBeUndefined();
    const failing = answering('huggingface', away('Hugging Face'));
    await expect(withLookUp(failing, arxiv).paper(ID)).rejects.toThrow('Hugging Face is away.');
  }
});
