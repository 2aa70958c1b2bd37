import { expect, test } from 'vitest';
import { useScene } from './scene.ts';

const scene = useScene();

test('only the bot’s token opens the door, and an unknown endpoint is noticed', async () => {
  const { rest, discord } = await scene();
  const wrong = await rest('GET', '/users/@me', undefined, 'Bot wrong');
  expect(wrong).toMatchObject({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
  expect((await rest('GET', '/users/@me')).body).toMatchObject({ id: discord.botId, bot: true });
  const unknown = await rest('GET', '/guilds/1/audit-logs');
  expect(unknown).toMatchObject({ status: 404, body: { message: '404: Not Found', code: 0 } });
  discord.revokeToken();
  expect((await rest('GET', '/gateway/bot')).status).toBe(401);
  expect(discord.requests.map(({ known, status }) => [known, status])).toEqual([
    [true, 401],
    [true, 200],
    [false, 404],
    [true, 401],
  ]);
});

test('ids carry the time, and rise even within one millisecond', async () => {
  const now = Date.UTC(2026, 10, 1);
  const { channel, discord, person } = await scene({ now: () => now });
  const ids = [1, 2, 3].map(() => discord.people.say(person.id, channel.id, 'x').id);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(3);
  for (const id of [...ids, discord.applicationId]) expect(id).toMatch(/^\d{17,19}$/);
  expect((BigInt(ids[0] ?? 0) >> 22n) + 1_420_070_400_000n).toBe(BigInt(now));
});

test('the same nonce, enforced, is the same message for some minutes', async () => {
  let now = Date.now();
  const { rest, channel, discord } = await scene({ now: () => now, nonceMemoryMs: 300_000 });
  const path = `/channels/${channel.id}/messages`;
  const body = { content: 'once', nonce: 'n', enforce_nonce: true };
  const first = (await rest('POST', path, body)).body.id;
  expect((await rest('POST', path, { ...body, content: 'again' })).body.id).toBe(first);
  expect((await rest('POST', path, { ...body, enforce_nonce: false })).body.id).not.toBe(first);
  now += 300_001;
  const later = (await rest('POST', path, body)).body.id;
  expect(discord.world.messages(channel.id)).toHaveLength(3);
  discord.world.deleteMessage(channel.id, String(later));
  expect((await rest('POST', path, body)).code).toBe(10008);
});

test('only one’s own messages can be edited, and only what is there', async () => {
  const { rest, channel, discord, person } = await scene();
  const theirs = discord.people.say(person.id, channel.id, 'hello');
  const path = (id: string) => `/channels/${channel.id}/messages/${id}`;
  expect((await rest('PATCH', path(theirs.id), { content: 'x' })).code).toBe(50005);
  expect((await rest('PATCH', path('111111111111111111'), { content: 'x' })).code).toBe(10008);
  expect((await rest('PATCH', '/channels/1/messages/1', { content: 'x' })).code).toBe(10003);
  const { body } = await rest('POST', `/channels/${channel.id}/messages`, { content: 'mine' });
  const edited = await rest('PATCH', path(String(body.id)), { content: 'changed' });
  expect(edited.body).toMatchObject({ content: 'changed', edited_timestamp: expect.any(String) });
  expect((await rest('PATCH', path(String(body.id)), { content: '' })).code).toBe(50006);
  expect((await rest('DELETE', path(String(body.id)))).status).toBe(204);
  expect((await rest('GET', path(String(body.id)))).code).toBe(10008);
});

test('messages are listed newest first, before, after and around one of them', async () => {
  const { rest, channel } = await scene();
  const path = `/channels/${channel.id}/messages`;
  const ids: unknown[] = [];
  for (const content of ['1', '2', '3', '4', '5'])
    ids.push((await rest('POST', path, { content })).body.id);
  const list = async (query: string) => {
    const { list } = (await rest('GET', `${path}?${query}`)).body;
    return Array.isArray(list) ? list.map(({ content }) => content).join('') : '';
  };
  expect(await list('limit=2')).toBe('54');
  expect(await list(`before=${ids[2]}`)).toBe('21');
  expect(await list(`after=${ids[2]}&limit=1`)).toBe('4');
  expect(await list(`around=${ids[2]}&limit=3`)).toBe('432');
  expect((await rest('GET', `${path}?limit=101`)).errors).toEqual(['limit NUMBER_TYPE_MAX']);
});

test('a thread has its message’s id, is opened once, and begins with a system message', async () => {
  const { rest, channel, discord } = await scene();
  const { id } = (await rest('POST', `/channels/${channel.id}/messages`, { content: 'x' })).body;
  const path = `/channels/${channel.id}/messages/${id}/threads`;
  const bad = await rest('POST', path, { name: '', auto_archive_duration: 61 });
  expect(bad.errors).toEqual([
    'name BASE_TYPE_REQUIRED',
    'auto_archive_duration BASE_TYPE_CHOICES',
  ]);
  const made = await rest('POST', path, { name: 'Papers', auto_archive_duration: 10080 });
  expect(made).toMatchObject({ status: 201, body: { id, type: 11, parent_id: channel.id } });
  expect((await rest('POST', path, { name: 'Papers' })).code).toBe(160004);
  const [starter] = discord.world.messages(String(id));
  expect(starter?.type).toBe(21);
  const edit = await rest('PATCH', `/channels/${id}/messages/${starter?.id}`, { content: 'x' });
  expect(edit.code).toBe(50021);
});

test('reactions: real emojis, twenty kinds, and who reacted in pages by id', async () => {
  const { rest, channel, discord, guild } = await scene();
  const { id } = (await rest('POST', `/channels/${channel.id}/messages`, { content: 'x' })).body;
  const path = (emoji: string) =>
    `/channels/${channel.id}/messages/${id}/reactions/${encodeURIComponent(emoji)}`;
  expect((await rest('PUT', `${path('nope')}/@me`)).code).toBe(10014);
  const message = { id: String(id), channelId: channel.id };
  const users = Array.from({ length: 3 }, () => discord.world.addUser().id);
  for (const user of users) {
    discord.world.addMember(guild.id, user);
    discord.people.react(user, message, '❤');
  }
  const list = async (query: string) => {
    const { list } = (await rest('GET', `${path('❤️')}?${query}`)).body;
    return Array.isArray(list) ? list.map((user) => user.id) : [];
  };
  expect(await list('limit=2')).toEqual(users.slice(0, 2));
  expect(await list(`limit=2&after=${users[1]}`)).toEqual(users.slice(2));
  expect((await rest('GET', `${path('❤️')}?limit=101`)).code).toBe(50035);
  const others = [...'😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒'];
  for (const emoji of others) expect((await rest('PUT', `${path(emoji)}/@me`)).status).toBe(204);
  expect((await rest('PUT', `${path('🚀')}/@me`)).code).toBe(30010);
  expect((await rest('DELETE', `${path('😀')}/@me`)).status).toBe(204);
  const { reactions } = (await rest('GET', `/channels/${channel.id}/messages/${id}`)).body;
  expect(reactions).toHaveLength(19);
  expect(reactions).toContainEqual(
    expect.objectContaining({ count: 3, me: false, emoji: { id: null, name: '❤️' } }),
  );
});

test('a reply needs its message, unless it is told to do without', async () => {
  const { rest, channel, discord, person } = await scene();
  const { id } = discord.people.say(person.id, channel.id, 'x');
  const reply = (message_reference: object) =>
    rest('POST', `/channels/${channel.id}/messages`, { content: 'x', message_reference });
  expect((await reply({ message_id: id })).body).toMatchObject({
    type: 19,
    message_reference: { message_id: id, channel_id: channel.id },
  });
  const gone = { message_id: '111111111111111111' };
  expect((await reply(gone)).errors).toEqual(['message_reference REPLIES_UNKNOWN_MESSAGE']);
  expect((await reply({ ...gone, fail_if_not_exists: false })).body.type).toBe(0);
});

test('only where people write can a bot write', async () => {
  const { rest, discord, guild } = await scene();
  const { id } = discord.world.addChannel(guild.id, { type: 4 });
  expect((await rest('POST', `/channels/${id}/messages`, { content: 'x' })).code).toBe(50024);
});

test('direct messages can be opened with anybody and sent to those who take them', async () => {
  const { rest, discord, person } = await scene();
  const open = async (recipient_id: string) =>
    String((await rest('POST', '/users/@me/channels', { recipient_id })).body.id);
  const channelId = await open(person.id);
  expect(await open(person.id)).toBe(channelId);
  const post = () => rest('POST', `/channels/${channelId}/messages`, { content: 'hello' });
  expect((await post()).status).toBe(200);
  person.allowsDms = false;
  expect(await post()).toMatchObject({ status: 403, code: 50007 });
  const stranger = await open(discord.world.addUser().id);
  const sent = await rest('POST', `/channels/${stranger}/messages`, { content: 'hello' });
  expect(sent.code).toBe(50007);
});

test('whom a message pings is known, and allowed_mentions takes it away', async () => {
  const { rest, channel, discord, person } = await scene();
  const path = `/channels/${channel.id}/messages`;
  const content = `<@${person.id}> @everyone`;
  await rest('POST', path, { content });
  await rest('POST', path, { content, allowed_mentions: { parse: [] } });
  expect(discord.world.messages(channel.id).map(({ mentions }) => mentions.users)).toEqual([
    [person.id],
    [],
  ]);
});
