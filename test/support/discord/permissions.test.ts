import { expect, test } from 'vitest';
import { type Scene, useScene } from './scene.ts';
import { type PERMISSION, permissions } from './world/permissions.ts';
import type { World } from './world/world.ts';

const scene = useScene();

/** Takes a permission from the bot in the channel, whatever it may do elsewhere. */
function deny({ discord, channel }: Scene, ...names: (keyof typeof PERMISSION)[]): void {
  discord.world.setOverwrites(channel.id, [
    { id: discord.botId, type: 'member', deny: permissions(...names) },
  ]);
}

async function posted({ rest, channel }: Scene): Promise<string> {
  const path = `/channels/${channel.id}/messages`;
  return String((await rest('POST', path, { content: 'x' })).body.id);
}

async function threaded(here: Scene): Promise<{ id: string; inside: string }> {
  const id = await posted(here);
  await here.rest('POST', `/channels/${here.channel.id}/messages/${id}/threads`, { name: 'x' });
  const inside = await here.rest('POST', `/channels/${id}/messages`, { content: 'x' });
  return { id, inside: String(inside.body.id) };
}

const CALLS = {
  read: ['GET', ''],
  post: ['POST', '/messages', { content: 'x' }],
  getOne: ['GET', '/messages/ID'],
  react: ['PUT', '/messages/ID/reactions/%F0%9F%91%8D/@me'],
  thread: ['POST', '/messages/ID/threads', { name: 'x' }],
} as const;

test.each([
  ['viewChannel', 'read', 50001],
  ['viewChannel', 'post', 50001],
  ['sendMessages', 'post', 50013],
  ['readMessageHistory', 'getOne', 50001],
  ['addReactions', 'react', 50013],
  ['createPublicThreads', 'thread', 50013],
] as const)('without %s, to %s is refused with %i', async (permission, name, code) => {
  const here = await scene();
  const id = await posted(here);
  const [method, path, body] = CALLS[name];
  const call = () =>
    here.rest(method, `/channels/${here.channel.id}${path.replace('ID', id)}`, body);
  deny(here, permission);
  expect(await call()).toMatchObject({ status: 403, code });
  here.discord.world.setOverwrites(here.channel.id, []);
  expect((await call()).status).toBeLessThan(300);
});

test('permissions add up: everyone, roles, then the channel’s overwrites; some pass all', async () => {
  const here = await scene();
  const { discord, guild, channel, rest } = here;
  const { world } = discord;
  const post = async () =>
    (await rest('POST', `/channels/${channel.id}/messages`, { content: 'x' })).status;
  const send = permissions('sendMessages');
  const role = world.addRole(guild.id, { permissions: 0n });
  world.setMemberRoles(guild.id, discord.botId, [role.id]);
  world.setOverwrites(channel.id, [{ id: guild.id, type: 'role', deny: send }]);
  expect(await post()).toBe(403);
  world.setOverwrites(channel.id, [
    { id: guild.id, type: 'role', deny: send },
    { id: role.id, type: 'role', allow: send },
  ]);
  expect(await post()).toBe(200);
  const strict = world.addRole(guild.id, { permissions: 0n });
  world.setMemberRoles(guild.id, discord.botId, [role.id, strict.id]);
  world.setOverwrites(channel.id, [
    { id: role.id, type: 'role', allow: send },
    { id: strict.id, type: 'role', deny: send },
  ]);
  expect(await post()).toBe(200);
  world.setOverwrites(channel.id, [
    { id: role.id, type: 'role', allow: send },
    { id: discord.botId, type: 'member', deny: send },
  ]);
  expect(await post()).toBe(403);
  world.setRolePermissions(guild.id, role.id, permissions('administrator'));
  expect(await post()).toBe(200);
});

test('who does not see a channel can do nothing there', async () => {
  const { discord, channel, guild, person } = await scene();
  discord.world.setOverwrites(channel.id, [
    { id: guild.id, type: 'role', deny: permissions('viewChannel') },
  ]);
  expect(() => discord.people.say(person.id, channel.id, 'x')).toThrow('may not write');
});

test('without the permission to embed, the text stays and the embeds vanish', async () => {
  const here = await scene();
  deny(here, 'embedLinks');
  const body = { content: 'x', embeds: [{ title: 'x' }] };
  const { body: message } = await here.rest('POST', `/channels/${here.channel.id}/messages`, body);
  expect(message).toMatchObject({ content: 'x', embeds: [] });
});

test('without the permission to read back, a channel looks empty', async () => {
  const here = await scene();
  await posted(here);
  deny(here, 'readMessageHistory');
  const { body } = await here.rest('GET', `/channels/${here.channel.id}/messages`);
  expect(body.list).toEqual([]);
});

test('a reaction that is there already can be joined without the permission to add', async () => {
  const here = await scene();
  const { discord, channel, person, rest } = here;
  const message = discord.people.say(person.id, channel.id, 'x');
  discord.people.react(person.id, message, '👍');
  deny(here, 'addReactions');
  const path = (emoji: string) =>
    `/channels/${channel.id}/messages/${message.id}/reactions/${encodeURIComponent(emoji)}/@me`;
  expect((await rest('PUT', path('👍'))).status).toBe(204);
  expect((await rest('PUT', path('🔥'))).code).toBe(50013);
});

test('writing in threads is a permission of its own', async () => {
  const here = await scene();
  const { id } = await threaded(here);
  deny(here, 'sendMessagesInThreads');
  const posting = await here.rest('POST', `/channels/${id}/messages`, { content: 'x' });
  expect(posting.code).toBe(50013);
});

test('in an archived thread only writing works, and it opens the thread', async () => {
  const here = await scene();
  const { rest, discord, person } = here;
  const { id, inside } = await threaded(here);
  const message = `/channels/${id}/messages/${inside}`;
  discord.world.changeThread(id, { archived: true });
  expect((await rest('PATCH', message, { content: 'y' })).code).toBe(50083);
  expect((await rest('PUT', `${message}/reactions/%F0%9F%91%8D/@me`)).code).toBe(50083);
  expect((await rest('DELETE', message)).code).toBe(50083);
  expect((await rest('PATCH', `/channels/${id}`, { name: 'y' })).code).toBe(50083);
  const react = () => discord.people.react(person.id, { id: inside, channelId: id }, '👍');
  expect(react).toThrow('archived');
  expect((await rest('POST', `/channels/${id}/messages`, { content: 'y' })).status).toBe(200);
  expect(discord.world.channels.get(id)?.thread?.archived).toBe(false);
  expect(react).not.toThrow();
});

test('a thread can be reopened by who may write there, and kept open by who opened it', async () => {
  const here = await scene();
  const { rest, discord } = here;
  const { id } = await threaded(here);
  const thread = () => discord.world.channels.get(id)?.thread;
  discord.world.changeThread(id, { archived: true });
  expect((await rest('PATCH', `/channels/${id}`, { archived: false })).status).toBe(200);
  expect(thread()?.archived).toBe(false);
  const longer = { archived: false, auto_archive_duration: 10080 };
  expect((await rest('PATCH', `/channels/${id}`, longer)).status).toBe(200);
  expect(thread()?.autoArchiveMinutes).toBe(10080);
  expect((await rest('PATCH', `/channels/${id}`, { locked: true })).code).toBe(50013);
  deny(here, 'sendMessages');
  expect((await rest('PATCH', `/channels/${id}`, { archived: false })).code).toBe(50013);
});

test('a thread that somebody else opened can be reopened, not changed', async () => {
  const { rest, discord, channel, person } = await scene();
  const message = discord.people.say(person.id, channel.id, 'x');
  const { id } = discord.people.startThread(person.id, message, 'x');
  discord.world.changeThread(id, { archived: true });
  const patch = async (body: object) => (await rest('PATCH', `/channels/${id}`, body)).code;
  expect(await patch({ archived: false, auto_archive_duration: 10080 })).toBe(50013);
  expect(await patch({ archived: false })).toBeUndefined();
  expect(await patch({ archived: true })).toBe(50013);
});

test('a locked thread is for those who manage threads', async () => {
  const here = await scene();
  const { rest, discord, channel, person } = here;
  const { id, inside } = await threaded(here);
  discord.world.changeThread(id, { archived: true, locked: true });
  const post = () => rest('POST', `/channels/${id}/messages`, { content: 'x' });
  const reopen = () => rest('PATCH', `/channels/${id}`, { archived: false });
  expect((await post()).code).toBe(160005);
  expect((await reopen()).code).toBe(50013);
  discord.world.changeThread(id, { archived: false });
  const message = { id: inside, channelId: id };
  expect(() => discord.people.react(person.id, message, '👍')).toThrow('locked');
  expect(() => discord.people.say(person.id, id, 'x')).toThrow('may not write');
  discord.world.setOverwrites(channel.id, [
    { id: discord.botId, type: 'member', allow: permissions('manageThreads') },
  ]);
  expect((await post()).status).toBe(200);
  expect((await reopen()).status).toBe(200);
  expect((await rest('PATCH', `/channels/${id}`, { locked: false })).status).toBe(200);
});

test.each<readonly [string, (world: World, here: Scene) => void, number, number]>([
  ['its channel is deleted', (world, { channel }) => world.deleteChannel(channel.id), 404, 10003],
  ['the bot is kicked', (world, { guild }) => world.kickBot(guild.id), 403, 50001],
])('once %s, a channel is out of reach', async (_name, change, status, code) => {
  const here = await scene();
  change(here.discord.world, here);
  const answer = await here.rest('POST', `/channels/${here.channel.id}/messages`, { content: 'x' });
  expect(answer).toMatchObject({ status, code });
});

test('a guild, its roles, channels and members can be read while the bot is in it', async () => {
  const { rest, discord, guild, channel, person } = await scene();
  const get = (path: string) => rest('GET', `/guilds/${guild.id}${path}`);
  expect((await get('')).body).toMatchObject({ id: guild.id, owner_id: guild.ownerId });
  expect((await get('/roles')).body.list).toHaveLength(2);
  expect((await get('/channels')).body.list).toMatchObject([{ id: channel.id, type: 0 }]);
  expect((await get(`/members/${person.id}`)).body).toMatchObject({ user: { id: person.id } });
  expect((await get('/members/111111111111111111')).code).toBe(10007);
  discord.world.addMember(guild.id, person.id, [], 'Countess');
  expect((await get(`/members/${person.id}`)).body.nick).toBe('Countess');
  discord.world.kickBot(guild.id);
  expect(await get('')).toMatchObject({ status: 404, code: 10004 });
});
