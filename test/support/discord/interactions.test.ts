import { expect, test } from 'vitest';
import type { DiscordOptions } from './options.ts';
import { connectRaw, identity } from './raw-gateway.ts';
import { register } from './registered.ts';
import { useScene } from './scene.ts';

const scene = useScene();
const registered = async (options?: DiscordOptions) =>
  register(await scene({ answerWithinMs: 5000, ...options }));
const EPHEMERAL = 64;

test('a command arrives with who, where, what, and what they may do there', async () => {
  const here = await registered();
  const { discord, person, guild, channel } = here;
  const raw = connectRaw(discord.gatewayUrl);
  raw.send(2, identity(discord.token, 1));
  await raw.next('READY');
  const handle = here.find({ query: 'x', count: 3 });
  expect((await raw.next('INTERACTION_CREATE')).d).toMatchObject({
    id: handle.id,
    token: handle.token,
    type: 2,
    version: 1,
    application_id: discord.applicationId,
    guild_id: guild.id,
    channel_id: channel.id,
    channel: { id: channel.id, permissions: expect.stringMatching(/^\d+$/) },
    member: { user: { id: person.id }, roles: [], permissions: expect.stringMatching(/^\d+$/) },
    app_permissions: expect.stringMatching(/^\d+$/),
    locale: 'en-US',
    entitlements: [],
    context: 0,
    authorizing_integration_owners: { 0: guild.id },
    data: {
      name: 'papers',
      type: 1,
      options: [
        {
          name: 'find',
          type: 1,
          options: [
            { name: 'query', type: 3, value: 'x' },
            { name: 'count', type: 4, value: 3 },
          ],
        },
      ],
    },
  });
});

test('a client sends only what the registered command takes', async () => {
  const { find, discord, person, channel } = await registered();
  expect(() => find({})).toThrow('“query” is required');
  expect(() => find({ query: 'x', other: 1 })).toThrow('no option “other”');
  expect(() => find({ query: 1 })).toThrow('takes text');
  expect(() => find({ query: 'x', count: 1.5 })).toThrow('whole numbers');
  expect(() => find({ query: 'x', count: 10 })).toThrow('at most 9');
  expect(() => find({ query: 'x', order: 'old' })).toThrow('offers no “old”');
  const use = { user: person.id, channel: channel.id };
  const { command, complete } = discord.people;
  expect(() => command({ ...use, name: 'other' })).toThrow('no command');
  expect(() => command({ ...use, name: 'papers' })).toThrow('without a subcommand');
  expect(() => command({ ...use, name: 'papers', subcommand: 'x' })).toThrow('no subcommand');
  expect(() => command({ ...use, name: 'admin' })).toThrow('may not use');
  const typing = { ...use, name: 'papers', subcommand: 'find' };
  expect(() => complete({ ...typing, focused: 'count' })).toThrow('does not complete');
});

test('an answer is a message in the channel, or for one person only', async () => {
  const here = await registered();
  const open = here.find();
  const response = await here.answer(open, 4, { content: 'all' }, '?with_response=true');
  expect(response).toMatchObject({
    status: 200,
    body: { interaction: { id: open.id, type: 2 }, resource: { message: { content: 'all' } } },
  });
  expect(await open.answered()).toMatchObject({ kind: 'message', ephemeral: false });
  const hidden = here.find();
  const { status } = await here.answer(hidden, 4, { content: 'you', flags: EPHEMERAL });
  expect(status).toBe(204);
  const { message, ephemeral } = await hidden.answered();
  expect([message?.content, ephemeral]).toEqual(['you', true]);
  const visible = here.discord.world.messages(here.channel.id).map(({ content }) => content);
  expect(visible).toEqual(['all']);
  const path = `/channels/${here.channel.id}/messages/${message?.id}`;
  expect((await here.rest('GET', path)).code).toBe(10008);
});

test('nobody answers in time: the person reads so, and a late answer is refused', async () => {
  const here = await registered({ answerWithinMs: 30 });
  const late = here.find();
  expect(await late.answered()).toMatchObject({ kind: 'failed', message: undefined });
  expect(await here.answer(late, 4, { content: 'x' })).toMatchObject({ status: 404, code: 10062 });
});

test('an answer that does not fit, is badly formed or given twice is refused', async () => {
  const here = await registered();
  const handle = here.find();
  expect((await here.answer(handle, 8, { choices: [] })).errors).toEqual([
    'type BASE_TYPE_CHOICES',
  ]);
  expect((await here.answer(handle, 7, { content: 'x' })).code).toBe(50035);
  expect((await here.answer(handle, 4, {})).code).toBe(50006);
  expect((await here.answer(handle, 5, { flags: 4 })).errors).toEqual([
    'data.flags BITFIELD_TYPE_INVALID',
  ]);
  const long = { content: 'x'.repeat(2001) };
  expect((await here.answer(handle, 4, long)).errors).toEqual([
    'data.content BASE_TYPE_MAX_LENGTH',
  ]);
  expect((await here.answer(handle, 4, { content: 'x' })).status).toBe(204);
  expect(await here.answer(handle, 4, { content: 'x' })).toMatchObject({
    status: 400,
    code: 40060,
  });
});

test('the first follow-up after a deferred answer fills it, and its privacy stays', async () => {
  const here = await registered();
  const handle = here.find();
  expect((await here.webhook('POST', handle, '', { content: 'x' })).code).toBe(10015);
  await here.answer(handle, 5, { flags: EPHEMERAL });
  expect(await handle.answered()).toMatchObject({ kind: 'deferred', loading: true });
  await here.webhook('POST', handle, '', { content: 'first', flags: 4 });
  await here.webhook('POST', handle, '', { content: 'second' });
  const { message, ephemeral, loading, followUps } = await handle.completed();
  expect([message?.content, ephemeral, loading]).toEqual(['first', true, false]);
  expect(followUps.map(({ content }) => content)).toEqual(['second']);
  const original = await here.webhook('GET', handle, '/messages/@original');
  expect(original.body).toMatchObject({ content: 'first', flags: EPHEMERAL | 4 });
  const open = here.find();
  await here.answer(open, 5);
  await here.webhook('PATCH', open, '/messages/@original', { content: 'x', flags: EPHEMERAL });
  expect((await open.completed()).ephemeral).toBe(false);
});

test('the answer can be edited and deleted for fifteen minutes', async () => {
  let now = Date.now();
  const here = await registered({ now: () => now });
  const handle = here.find();
  await here.answer(handle, 5);
  const original = '/messages/@original';
  await here.webhook('PATCH', handle, original, { content: 'x' });
  expect((await handle.completed()).message?.content).toBe('x');
  expect((await here.webhook('PATCH', handle, original, { content: '' })).code).toBe(50006);
  expect((await here.webhook('PATCH', handle, '/messages/1', { content: 'x' })).code).toBe(10008);
  expect((await here.webhook('DELETE', handle, original)).status).toBe(204);
  expect((await here.webhook('GET', handle, original)).code).toBe(10008);
  now += 15 * 60_000 + 1;
  const late = await here.webhook('PATCH', handle, original, { content: 'x' });
  expect(late).toMatchObject({ status: 401, code: 50027 });
});

test('completion brings at most 25 choices', async () => {
  const here = await registered();
  const handle = here.discord.people.complete({
    user: here.person.id,
    channel: here.channel.id,
    name: 'papers',
    subcommand: 'find',
    focused: 'query',
    options: { query: 'att' },
  });
  const choices = Array.from({ length: 26 }, (_, index) => ({
    name: `${index}`,
    value: `${index}`,
  }));
  const long = [{ name: 'x'.repeat(101), value: 'x' }];
  const refused = await here.answer(handle, 8, { choices });
  expect(refused.errors).toEqual(['data.choices BASE_TYPE_MAX_LENGTH']);
  expect((await here.answer(handle, 8, { choices: long })).errors).toEqual([
    'data.choices.0.name BASE_TYPE_BAD_LENGTH',
  ]);
  await here.answer(handle, 8, { choices: choices.slice(1) });
  expect((await handle.answered()).choices).toHaveLength(25);
});
