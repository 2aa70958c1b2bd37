import { expect, test } from 'vitest';
import { connectRaw, identity, type RawGateway } from './raw-gateway.ts';
import { PATIENT, type Scene, useScene } from './scene.ts';
import { INTENT } from './world/intents.ts';
import { PERMISSION } from './world/permissions.ts';

const scene = useScene();
const INTENTS = INTENT.guilds | INTENT.guildMessages | INTENT.guildMessageReactions;

async function listen({ discord }: Scene, intents = INTENTS): Promise<RawGateway> {
  const raw = connectRaw(discord.gatewayUrl);
  raw.send(2, identity(discord.token, intents));
  await raw.next('READY');
  return raw;
}

/** The events so far, READY and guilds left out; a heartbeat makes sure all have come. */
async function heard(raw: RawGateway): Promise<readonly unknown[]> {
  const before = raw.frames.filter(({ op }) => op === 11).length;
  raw.send(1, null);
  await expect
    .poll(() => raw.frames.filter(({ op }) => op === 11).length, PATIENT)
    .toBe(before + 1);
  return raw.frames.flatMap(({ t }) => (t && t !== 'READY' && t !== 'GUILD_CREATE' ? [t] : []));
}

test('what happens in a channel is told as it happens', async () => {
  const here = await scene();
  const { discord, channel, guild, person, rest } = here;
  const { world, people } = discord;
  const raw = await listen(here);
  const message = people.say(person.id, channel.id, 'x');
  await rest('POST', `/channels/${channel.id}/messages/${message.id}/threads`, { name: 'x' });
  world.changeThread(message.id, { archived: true });
  world.deleteChannel(message.id);
  people.react(person.id, message, '👍');
  people.unreact(person.id, message, '👍');
  people.removeEmojiReactions(message, '👍');
  people.removeAllReactions(message);
  world.deleteMessage(channel.id, message.id);
  const role = world.addRole(guild.id, { permissions: 0n });
  world.setRolePermissions(guild.id, role.id, 8n);
  world.setMemberRoles(guild.id, person.id, [role.id]);
  world.setMemberRoles(guild.id, discord.botId, [role.id]);
  world.setOverwrites(channel.id, []);
  world.deleteChannel(channel.id);
  world.kickBot(guild.id);
  expect(await heard(raw)).toEqual([
    'MESSAGE_CREATE',
    'THREAD_CREATE',
    'MESSAGE_UPDATE',
    'MESSAGE_CREATE',
    'THREAD_UPDATE',
    'THREAD_DELETE',
    'MESSAGE_REACTION_ADD',
    'MESSAGE_REACTION_REMOVE',
    'MESSAGE_REACTION_REMOVE_EMOJI',
    'MESSAGE_REACTION_REMOVE_ALL',
    'MESSAGE_DELETE',
    'GUILD_ROLE_CREATE',
    'GUILD_ROLE_UPDATE',
    'GUILD_MEMBER_UPDATE',
    'CHANNEL_UPDATE',
    'CHANNEL_DELETE',
    'GUILD_DELETE',
  ]);
  expect((await raw.next('GUILD_DELETE')).d).toEqual({ id: guild.id });
});

test('a reaction names its member when it is given, and not when it is taken back', async () => {
  const here = await scene();
  const { discord, channel, guild, person } = here;
  const raw = await listen(here);
  const message = discord.people.say(person.id, channel.id, 'x');
  discord.people.react(person.id, message, '👍🏽');
  discord.people.unreact(person.id, message, '👍🏽');
  const place = { channel_id: channel.id, message_id: message.id, guild_id: guild.id };
  const shared = {
    ...place,
    user_id: person.id,
    emoji: { id: null, name: '👍🏽' },
    type: 0,
    burst: false,
  };
  const added = await raw.next('MESSAGE_REACTION_ADD');
  expect(added.d).toMatchObject({
    ...shared,
    message_author_id: person.id,
    member: { user: { id: person.id } },
  });
  expect((await raw.next('MESSAGE_REACTION_REMOVE')).d).toEqual(shared);
});

test('a bot hears only what its intents ask for', async () => {
  const here = await scene();
  const raw = await listen(here, INTENT.guilds);
  const message = here.discord.people.say(here.person.id, here.channel.id, 'x');
  here.discord.people.react(here.person.id, message, '👍');
  expect(await heard(raw)).toEqual([]);
});

test('a bot hears nothing of messages in channels it does not see', async () => {
  const here = await scene();
  const { discord, channel, guild, person } = here;
  const raw = await listen(here);
  const [role] = guild.members.get(discord.botId)?.roles ?? [];
  discord.world.setOverwrites(channel.id, [
    { id: role ?? '', type: 'role', deny: PERMISSION.viewChannel },
  ]);
  discord.people.say(person.id, channel.id, 'x');
  expect(await heard(raw)).toEqual([]);
});

test.each([
  ['without the intent', INTENTS, ''],
  ['with the intent', INTENTS | INTENT.messageContent, 'secret'],
])('what people write is empty or not: %s', async (_name, intents, content) => {
  const here = await scene({ privilegedIntents: INTENT.messageContent });
  const raw = await listen(here, intents);
  here.discord.people.say(here.person.id, here.channel.id, 'secret');
  expect((await raw.next('MESSAGE_CREATE')).d).toMatchObject({ content });
});

test('a bot reads its own messages and those that mention it', async () => {
  const here = await scene();
  const { discord, channel, person, rest } = here;
  const raw = await listen(here);
  await rest('POST', `/channels/${channel.id}/messages`, { content: 'mine' });
  discord.people.say(person.id, channel.id, `<@${discord.botId}> hello`);
  await expect
    .poll(() => raw.frames.flatMap(({ t, d }) => (t === 'MESSAGE_CREATE' ? [d] : [])), PATIENT)
    .toMatchObject([{ content: 'mine' }, { content: `<@${discord.botId}> hello` }]);
});
