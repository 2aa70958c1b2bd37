import { expect, test } from 'vitest';
import { offTopic } from '../../../src/core/edition/topics.ts';
import { makePaper } from '../../support/papers.ts';

const paper = makePaper('2608.00001', {
  title: 'World models for robots',
  abstract: 'Agents plan with a learned simulator.',
  keywords: ['model-based planning'],
});

test('a channel without topics gets every paper', () => {
  expect(offTopic(paper, { include: [], exclude: [] })).toBeUndefined();
});

test('a topic is found in title, abstract and keywords, in any form of its words', () => {
  for (const topic of ['robot', 'World Model', 'agent', 'model-based plan', 'simulators']) {
    expect(offTopic(paper, { include: ['audio', topic], exclude: [] }), topic).toBeUndefined();
  }
});

test('a phrase is more than its words, and part of a word is no word', () => {
  for (const topic of ['robots world', 'bot', 'age']) {
    expect(offTopic(paper, { include: [topic], exclude: [] }), topic).toMatch(/none of this/);
  }
});

test('an excluded topic wins over an included one, and is named', () => {
  expect(offTopic(paper, { include: ['robot'], exclude: ['world models'] })).toMatch(
    /world models/,
  );
});
