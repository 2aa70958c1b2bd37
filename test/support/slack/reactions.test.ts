import { expect, test } from 'vitest';
import { many } from './block-builders.ts';
import { type Scene, useScene } from './scene.ts';

const scene = useScene();

async function withMessage(options = {}) {
  const here = await scene(options);
  const timestamp = await here.post();
  const message = { channelId: here.channel.id, ts: timestamp };
  const call = (method: string, args: object = {}) =>
    here.api(`reactions.${method}`, { channel: here.channel.id, timestamp, ...args });
  return { ...here, message, call };
}

const crowd = ({ slack }: Scene, size: number) => many(size, () => slack.world.addUser().id);

test('names of those who reacted are cut, the count is not, and `full` brings all', async () => {
  const here = await withMessage({ namedReactors: 2 });
  const all = crowd(here, 3);
  for (const id of all) here.slack.people.react(id, here.message, 'thumbsup');
  const tinted = here.ada.id;
  here.slack.people.react(tinted, here.message, '+1::skin-tone-3');
  expect((await here.call('get')).body).toMatchObject({
    type: 'message',
    channel: here.channel.id,
    message: {
      ts: here.message.ts,
      permalink: expect.stringContaining('/archives/'),
      reactions: [
        { name: '+1', count: 3, users: all.slice(0, 2) },
        { name: '+1::skin-tone-3', count: 1, users: [tinted] },
      ],
    },
  });
  expect((await here.call('get', { full: true })).body).toMatchObject({
    message: { reactions: [{ users: all }, {}] },
  });
});

test('a message without reactions has no list of them', async () => {
  const here = await withMessage();
  expect((await here.call('get')).body.message).not.toHaveProperty('reactions');
});

test('a bot reacts once, and takes back only what it gave', async () => {
  const here = await withMessage();
  here.slack.people.react(here.ada.id, here.message, 'eyes');
  expect((await here.call('add', { name: 'thumbsup' })).body).toEqual({ ok: true });
  expect((await here.call('add', { name: '+1' })).error).toBe('already_reacted');
  expect((await here.call('remove', { name: 'eyes' })).error).toBe('no_reaction');
  expect((await here.call('remove', { name: '+1' })).body).toEqual({ ok: true });
  expect([...(here.slack.world.messages(here.channel.id)[0]?.reactions.keys() ?? [])]).toEqual([
    'eyes',
  ]);
});

test.each<readonly [string, object, string]>([
  ['an emoji itself', { name: '👍' }, 'invalid_name'],
  ['colons', { name: ':+1:' }, 'invalid_name'],
  ['a tone that is none', { name: '+1::skin-tone-7' }, 'invalid_name'],
  ['no message', { name: '+1', timestamp: undefined }, 'no_item_specified'],
  ['a bad timestamp', { name: '+1', timestamp: 'x' }, 'bad_timestamp'],
  ['an unknown message', { name: '+1', timestamp: '1.000001' }, 'message_not_found'],
  ['an unknown channel', { name: '+1', channel: 'C404' }, 'channel_not_found'],
])('reactions.add refuses %s', async (_name, args, error) => {
  expect((await (await withMessage()).call('add', args)).error).toBe(error);
});

test('23 emojis of one bot, 50 on one message', async () => {
  const here = await withMessage();
  for (const name of many(23, (n) => `own${n}`)) await here.call('add', { name });
  expect((await here.call('add', { name: 'one_more' })).error).toBe('too_many_reactions');
  await here.call('remove', { name: 'own0' });
  for (const name of many(28, (n) => `other${n}`))
    here.slack.people.react(here.ada.id, here.message, name);
  expect((await here.call('add', { name: 'one_more' })).error).toBe('too_many_emoji');
  expect((await here.call('add', { name: 'other0' })).body.ok).toBe(true);
});

test('nobody reacts in archived channels and locked threads, nor the bot where it is not', async () => {
  const here = await withMessage();
  const { world, people } = here.slack;
  world.lockThread(here.channel.id, here.message.ts);
  expect((await here.call('add', { name: '+1' })).error).toBe('thread_locked');
  expect(() => people.react(here.ada.id, here.message, '+1')).toThrow('locked');
  world.unlockThread(here.channel.id, here.message.ts);
  world.archive(here.channel.id);
  expect((await here.call('add', { name: '+1' })).error).toBe('is_archived');
  expect(() => people.react(here.ada.id, here.message, '+1')).toThrow('archived');
  world.kickBot(here.channel.id);
  expect((await here.call('get')).error).toBe('not_in_channel');
});
