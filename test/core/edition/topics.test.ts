import { expect, test } from 'vitest';
import { offTopic } from '../../../src/core/edition/topics.ts';
import { makePaper } from '../../support/papers.ts';

const paper = makePaper('2608.00001', {
  title: 'World models for robots',
  abstract: 'Agents plan with a learned simulator.',
  keywords: ['model-based planning'],
});

test('a channel without topics gets every paper', () => {
  expect(offTopic({ paper }, { include: [], exclude: [] })).toBeUndefined();
});

test('a topic is found in title, abstract and keywords, in any form of its words', () => {
  for (const topic of ['robot', 'World Model', 'agent', 'model-based plan', 'simulators']) {
    expect(offTopic({ paper }, { include: ['audio', topic], exclude: [] }), topic).toBeUndefined();
  }
});

test('a phrase is more than its words, and part of a word is no word', () => {
  for (const topic of ['robots world', 'bot', 'age']) {
    expect(offTopic({ paper }, { include: [topic], exclude: [] }), topic).toMatch(/none of this/);
  }
});

test('an excluded topic wins over an included one, and is named', () => {
  expect(offTopic({ paper }, { include: ['robot'], exclude: ['world models'] })).toMatch(
    /world models/,
  );
});

test('a topic may be anything of the query language', () => {
  const subject = {
    paper: { ...paper, categories: ['cs.RO', 'cs.LG'], organization: 'Example Labs' },
    upvotes: 30,
  };
  for (const topic of ['cat:cs.RO', 'org:example', 'audio OR world model', 'votes:>20 robots']) {
    expect(offTopic(subject, { include: [topic], exclude: [] }), topic).toBeUndefined();
    expect(offTopic(subject, { include: [], exclude: [topic] }), topic).toMatch(/leaves out/);
  }
  for (const topic of ['cat:cs.CL', 'code:yes', 'author:Ada_Other', 'robots cat:math']) {
    expect(offTopic(subject, { include: [topic], exclude: [] }), topic).toMatch(/none of this/);
  }
});
