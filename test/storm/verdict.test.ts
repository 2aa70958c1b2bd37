import { expect, test } from 'vitest';
import type { Planned } from './outbox.ts';
import type { Posted, Reaction } from './stand-in.ts';
import { isClean, judge } from './verdict.ts';

const STEPS: readonly Pick<Planned, 'step' | 'paper' | 'ref'>[] = [
  { step: 'parent', paper: null, ref: 'parent' },
  { step: 'thread', paper: null, ref: 'thread' },
  { step: 'paper', paper: 'one', ref: 'first' },
  { step: 'reaction', paper: null, ref: 'first' },
  { step: 'paper', paper: 'two', ref: 'second' },
];

/** An edition with two papers, all of it sent. */
const planned: readonly Planned[] = STEPS.map((step, seq) => ({
  ...{
    key: `key ${seq}`,
    edition: 'edition',
    channel: 'channel',
    seq,
    state: 'sent',
    reason: null,
  },
  ...step,
}));

const stands = (ref: string, facts: Partial<Posted> = {}): Posted => ({
  ...{ ref, channel: 'channel', votes: 0, seeded: true, reactions: [] },
  ...facts,
});
const reply = (ref: string, paper: string, facts: Partial<Posted> = {}) =>
  stands(ref, { thread: 'thread', paper, ...facts });

const parent = stands('parent');
const first = reply('first', 'one');
const second = reply('second', 'two');

const counted = (posted: readonly Posted[], voters: readonly string[] = [], steps = planned) => {
  const verdict = judge({ planned: steps, posted, voters: () => voters });
  const { duplicates, lost, outOfOrder, votesDiffering } = verdict;
  expect(isClean(verdict)).toBe([duplicates, lost, outOfOrder, votesDiffering].flat().length === 0);
  return [duplicates, lost, outOfOrder, votesDiffering].map(({ length }) => length);
};

test('what was planned, once, in its order and with its votes, is clean', () => {
  expect(counted([parent, first, second])).toEqual([0, 0, 0, 0]);
});

test('the same content twice in a channel is a duplicate, and so is the same key', () => {
  expect(counted([parent, first, second, reply('again', 'two')])).toEqual([1, 0, 0, 0]);
  expect(counted([parent, stands('again'), first, second])).toEqual([1, 0, 0, 0]);
  const keyed = [
    { ...parent, key: 'same' },
    { ...first, key: 'same' },
  ];
  expect(counted([...keyed, second])).toEqual([1, 0, 0, 0]);
});

test('what was never sent, stands nowhere or lacks its emoji is lost', () => {
  expect(counted([parent, first])).toEqual([0, 1, 0, 0]);
  expect(counted([parent, { ...first, seeded: false }, second])).toEqual([0, 1, 0, 0]);
  const given = planned.map((step) =>
    step.paper === 'two' ? { ...step, state: 'failed' as const, ref: null } : step,
  );
  expect(counted([parent, first], [], given)).toEqual([0, 1, 0, 0]);
});

test('a paper before the one above it, before its edition, or outside its thread is out of order', () => {
  expect(counted([parent, second, first])).toEqual([0, 0, 1, 0]);
  expect(counted([first, parent, second])).toEqual([0, 0, 1, 0]);
  expect(counted([parent, first, stands('second', { paper: 'two' })])).toEqual([0, 0, 1, 0]);
});

test('a message that shows other votes than there are people with one differs', () => {
  const reactions: readonly Reaction[] = [
    { person: 'ada', emoji: 'fire' },
    { person: 'ada', emoji: 'thumb' },
    { person: 'bob', emoji: 'party' },
  ];
  const voted = (votes: number) => [parent, { ...first, reactions, votes }];
  const other = { ...second, votes: 1 };
  expect(counted([...voted(1), second])).toEqual([0, 0, 0, 0]);
  expect(counted([...voted(2), second])).toEqual([0, 0, 0, 1]);
  expect(counted([...voted(1), other], ['ada'])).toEqual([0, 0, 0, 0]);
  expect(counted([...voted(2), other], ['carol'])).toEqual([0, 0, 0, 0]);
});
