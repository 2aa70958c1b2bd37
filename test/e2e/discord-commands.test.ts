import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Command, Option } from '../../src/commands/define.ts';
import { typedCommands } from '../../src/commands/index.ts';
import { splitArgs } from '../../src/commands/text/arguments.ts';
import { permissions } from '../support/discord/server.ts';
import type { Message, User } from '../support/discord/world/model.ts';
import { buttonOf, readDiscord } from '../support/discord-bot.ts';
import { startTeam } from '../support/discord-team.ts';

type Team = Awaited<ReturnType<typeof startTeam>>;
type Handle = ReturnType<Team['discord']['people']['command']>;
type Options = Readonly<Record<string, string | number>>;

let team: Team;
let ada: ReturnType<Team['as']>;
let bob: ReturnType<Team['as']>;

beforeAll(async () => {
  const ends: (() => unknown)[] = [];
  team = await startTeam({ ending: (end) => ends.push(end) });
  await team.start();
  await team.connected();
  ada = team.as(team.ada);
  bob = team.as(team.bob);
  await ada.ask('subscribe', { time: '09:00', zone: 'Europe/Berlin' });
  await ada.ask('post');
  await team.wholeThread();
  return async () => {
    for (const end of ends.toReversed()) await end();
  };
});

afterEach(() => {
  const refused = team.discord.requests.filter(({ known, status = 0 }) => !known || status >= 400);
  expect(refused).toEqual([]);
});

/** What the person reads, and whether nobody else does. */
async function see(handle: Handle) {
  const { kind, ephemeral } = await handle.answered();
  const { message } = await handle.completed();
  if (!message) throw new Error(`there was no answer: ${kind}`);
  return { kind, isPrivate: ephemeral, text: readDiscord(message), message };
}

const use = ({ id: user }: User, subcommand: string, options: Options = {}, place?: string) =>
  team.discord.people.command({
    ...{ user, channel: place ?? team.channel.id, name: 'papers' },
    ...{ subcommand, options },
  });

const inChannel = () => team.world.messages(team.channel.id);

const NOBODY = { users: [], roles: [], everyone: false };

const TO_MANAGERS = /^Only people who may manage this channel can/;

/** A message of the bot as another version of it might have left it, with a button for each id. */
async function oldMessage(...customIds: readonly string[]): Promise<Message> {
  const { apiUrl, token } = team.discord;
  const buttons = customIds.map((custom_id) => ({
    type: 2,
    style: 2,
    label: custom_id,
    custom_id,
  }));
  const sent = await fetch(`${apiUrl}/v10/channels/${team.channel.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'Old', components: [{ type: 1, components: buttons }] }),
  });
  expect(sent.status).toBe(200);
  const message = inChannel().at(-1);
  if (!message) throw new Error('it was not sent');
  return message;
}

/** What is typed after a command's name, as a person fills it into Discord's options. */
function typedOptions(command: Command, text: string): Options {
  const raw = splitArgs(command, text.slice(command.name.length), '2026-08-21');
  const isNumber = (name: string) =>
    command.options.some((option) => option.name === name && option.kind === 'integer');
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, isNumber(name) ? Number(value) : value]),
  );
}

describe('every command', () => {
  const uses = typedCommands.flatMap((command) => {
    const bare = command.options.some(({ required }) => required) ? [] : [command.name];
    const lines = new Set([...bare, ...command.examples]);
    return [...lines].map((line) => [line, command] as const);
  });

  it.each(uses)('answers “%s” to whom it declares', async (line, command) => {
    await ada.ask('subscribe');
    const seen = await see(use(team.ada, command.name, typedOptions(command, line)));
    expect(seen.kind).toBe('deferred');
    expect(seen.isPrivate).toBe(command.visibility === 'private');
    expect(seen.text.trim()).not.toBe('');
    expect(seen.text).not.toMatch(/undefined|\[object|NaN|\bnull\b|Something went wrong/);
    expect(seen.text).not.toMatch(/does not fit|can’t use|Only people|could not be asked/);
    expect(seen.message.mentions).toEqual(NOBODY);
  });

  it('speaks of the thread’s channel when it is asked in the thread', async () => {
    await ada.ask('settings', { time: '09:15' });
    const [card] = team.papers();
    const { text } = await see(use(team.ada, 'settings', {}, card?.channelId));
    expect(text).toContain('09:15 Europe/Berlin');
  });
});

describe('completion', () => {
  const complete = (subcommand: string, focused: string, typed: string) =>
    team.discord.people.complete({
      ...{ user: team.bob.id, channel: team.channel.id, name: 'papers' },
      ...{ subcommand, focused, options: { [focused]: typed } },
    });

  it.each([
    ['vote', 'paper', 'planes', '2401.01234'],
    ['show', 'paper', '2608.00007', '2608.00007'],
    ['save', 'paper', '', '2608.00001'],
    ['subscribe', 'zone', 'berl', 'Europe/Berlin'],
    ['settings', 'topics', 'rob', 'robotics'],
    ['settings', 'time', '9', '09:00'],
    ['settings', 'days', 'every', '1,2,3,4,5,6,7'],
  ])('of %s %s offers, for “%s”, %s', async (subcommand, focused, typed, value) => {
    const { choices } = await complete(subcommand, focused, typed).answered();
    expect(choices.map((choice) => choice.value)).toContain(value);
  });

  const lengthOf = (text: unknown) => String(text).length;

  const CHOSEN: readonly Option['kind'][] = ['text', 'choice', 'integer'];
  const completing = typedCommands.flatMap(({ name, options }) =>
    options
      .filter(({ kind }) => !CHOSEN.includes(kind))
      .map((option) => [name, option.name] as const),
  );
  const TYPED = [
    'a',
    'x'.repeat(6000),
    '2608.00001,'.repeat(500),
    '%_*"\'`;--<@&1>@everyone\u202E\u0000\uD800',
    '👩‍👩‍👧‍👦'.repeat(60),
  ];

  it.each(completing)('of %s %s answers whatever is typed', async (subcommand, focused) => {
    for (const typed of TYPED) {
      const { kind, choices } = await complete(subcommand, focused, typed).answered();
      expect(kind).toBe('autocomplete');
      expect(choices.length).toBeLessThanOrEqual(25);
      const lengths = choices.flatMap(({ name, value }) => [name, value].map(lengthOf));
      expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(100);
    }
  });
});

describe('“Show more” and “Share to channel”', () => {
  it('shows the next papers of a private list privately', async () => {
    const list = await see(use(team.bob, 'trending'));
    expect(list.text).toContain('2608.00010');
    const next = await see(bob.press(list.message, 'Show more'));
    expect(next).toMatchObject({ isPrivate: true, text: expect.stringContaining('2608.00011') });
    expect(next.text).not.toContain('2608.00010');
  });

  it('shows more of a shared list to whoever presses, alone', async () => {
    const voted = Array.from({ length: 12 }, (_, at) => `2608.${String(at + 1).padStart(5, '0')}`);
    await Promise.all(voted.map((paper) => ada.ask('vote', { paper })));
    const list = await see(use(team.ada, 'top'));
    expect(list.isPrivate).toBe(false);
    const before = inChannel().length;
    const next = await see(bob.press(list.message, 'Show more'));
    expect(next.isPrivate).toBe(true);
    expect(next.text).toContain('team vote');
    expect(next.text).not.toContain(list.text.split('\n')[1]);
    expect(inChannel()).toHaveLength(before);
  });

  it('shares an answer with everybody, says who shared what, and calls nobody', async () => {
    const list = await see(use(team.bob, 'search', { query: 'works', limit: 3 }));
    const shared = await see(bob.press(list.message, 'Share to channel'));
    expect(shared.isPrivate).toBe(false);
    const origin = `<@${team.bob.id}> shared \`/papers search works limit:3\``;
    expect(shared.text.split('\n')[0]).toBe(`-# ${origin}`);
    expect(shared.text.match(/arxiv\.org/g)).toEqual(list.text.match(/arxiv\.org/g));
    expect(inChannel().at(-1)).toMatchObject({ id: shared.message.id, mentions: NOBODY });
    const more = await see(ada.press(shared.message, 'Show more'));
    expect(more.isPrivate).toBe(true);
  });

  it.each(['status', 'preview', 'saved', 'settings'])('shares no %s', async (name) => {
    await ada.ask('save', { paper: '2401.01234' });
    const own = await see(use(team.ada, name));
    expect(own.text).not.toContain('Share');
    const before = inChannel();
    const forged = await oldMessage(`s1["${name}",{}]`);
    await bob.press(forged, `s1["${name}",{}]`).completed();
    expect(inChannel()).toEqual([...before, forged]);
  });
});

describe('a button', () => {
  it('works after a restart, however long what it stands for is', async () => {
    const [card] = team.papers();
    if (!card) throw new Error('no card');
    const list = await see(use(team.bob, 'search', { query: 'we do a thing '.repeat(400) }));
    expect(buttonOf(list.message, 'Show more')).toMatch(/^m~/);
    await team.stop();
    await team.start();
    await team.connected();
    const next = await see(bob.press(list.message, 'Show more'));
    expect(next).toMatchObject({ isPrivate: true, text: expect.stringContaining('arxiv.org') });
    const shared = await see(bob.press(list.message, 'Share to channel'));
    expect(shared.text).toMatch(/shared `\/papers search we do a thing .{1,100}…`\n/);
    expect(shared.text).toContain('arxiv.org');
    expect(await bob.readPress(card, 'Vote')).toContain('Your vote is counted.');
  });

  it.each([
    ['whose long meaning is forgotten', `p~${'A'.repeat(22)}`],
    ['that this version can’t read', 'p9["top",{}]'],
    ['of something else', 'hello'],
    ['of a command that is gone', 'p1["gone",{"some":"thing"}]'],
    ['whose values are of another version', 'p1["trending",{"window":"century"}]'],
  ])('%s says so kindly, to one person', async (_, customId) => {
    const message = await oldMessage(customId);
    const seen = await see(bob.press(message, customId));
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toMatch(/too old|no longer works|does not fit/);
  });
});

describe('settings on Discord', () => {
  it('opens a form with what stands now, and changes what is filled in', async () => {
    await ada.ask('settings', { time: '09:00', zone: 'Berlin', days: 'mon-fri' });
    const page = await see(use(team.ada, 'settings'));
    const form = ada.press(page.message, 'When…');
    const { kind, modal } = await form.answered();
    expect(kind).toBe('modal');
    const present = JSON.stringify(modal);
    for (const value of ['09:00', 'Europe/Berlin', 'Mon–Fri']) expect(present).toContain(value);
    const typed = { time: '8.30pm', zone: 'London', days: 'daily' };
    const changed = await see(team.discord.people.submit(form, typed));
    expect(changed.isPrivate).toBe(true);
    expect(changed.text).toContain('every day at 20:30 Europe/London');
  });

  it.each([
    ['When…', { time: 'teatime' }, /“teatime” does not fit time.*09:00/],
    ['When…', { zone: 'Berlim' }, /“Berlim” is no time zone.*Europe\/Berlin/],
    ['What…', { count: '500' }, /“500” does not fit count.*1 to 20/],
    ['What…', { topics: '???' }, /The topic “\?\?\?” holds no word/],
  ])('says which field of “%s” is wrong: %j', async (label, fields, sentence) => {
    const page = await see(use(team.ada, 'settings'));
    const form = ada.press(page.message, label);
    await form.answered();
    const seen = await see(team.discord.people.submit(form, fields));
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toMatch(sentence);
  });

  it('changes nothing for people who may not manage the channel, whatever they use', async () => {
    const changing: readonly (readonly [string, Options])[] = [
      ...typedCommands
        .filter(({ permission }) => permission)
        .map(({ name }) => [name, {}] as const),
      ['settings', { count: 3 }],
    ];
    const before = await bob.ask('settings');
    expect(before).not.toContain('Unsubscribe');
    for (const [name, options] of changing) {
      expect(await bob.ask(name, options)).toMatch(TO_MANAGERS);
    }
    const ids = ['p1["change",{"part":"when"}]', 'p1["settings",{"count":"3"}]'];
    const message = await oldMessage(...ids);
    for (const id of ids) expect((await see(bob.press(message, id))).text).toMatch(TO_MANAGERS);
    expect(await bob.ask('settings')).toBe(before);
  });

  it('asks who may manage the channel when a select is used, not when it was shown', async () => {
    const page = await see(use(team.ada, 'settings'));
    const { roles = [] } = team.guild.members.get(team.ada.id) ?? {};
    team.world.setMemberRoles(team.guild.id, team.ada.id, []);
    expect(await ada.readChoice(page.message, 'Up to 8 papers')).toMatch(TO_MANAGERS);
    team.world.setMemberRoles(team.guild.id, team.ada.id, roles);
    expect(await ada.readChoice(page.message, 'Up to 8 papers')).toContain('Changed: count');
  });
});

describe('“Find this paper”', () => {
  const find = (said: string) => {
    const message = team.discord.people.say(team.bob.id, team.channel.id, said);
    const use = { user: team.bob.id, name: 'Find this paper', message };
    return see(team.discord.people.messageCommand(use));
  };

  it.each([
    'https://arxiv.org/pdf/2608.00001v2',
    'look: https://huggingface.co/papers/2608.00001!',
    '<https://www.alphaxiv.org/abs/2608.00001>',
    'https://openreview.net/forum?id=abc&arxiv=2608.00001',
  ])('finds the paper of %s, with when it was posted and who voted', async (said) => {
    await ada.ask('vote', { paper: '2608.00001' });
    const { text, isPrivate, message } = await find(said);
    expect(isPrivate).toBe(true);
    expect(text).toContain('Paper 2608.00001');
    expect(text).toMatch(new RegExp(`Posted:.*discord\\.com/channels/${team.guild.id}/`));
    expect(text).toMatch(new RegExp(`Team votes:.* from .*<@${team.ada.id}>`));
    expect(message.mentions).toEqual(NOBODY);
  });

  it('offers the other papers of a message too', async () => {
    const ids = ['2608.00002', '2608.00003', '2401.01234'];
    const found = await find(ids.map((id) => `https://arxiv.org/abs/${id}`).join(' '));
    expect(found.text).toContain('Paper 2608.00002');
    expect(await bob.readPress(found.message, 'Planning with Paper Planes')).toContain(
      '2401.01234',
    );
  });

  it.each(['', 'Lunch at https://example.org/menu?'])(
    'says so when “%s” names none',
    async (said) => {
      const { text, isPrivate } = await find(said);
      expect(isPrivate).toBe(true);
      expect(text).toContain('names no paper');
    },
  );
});

describe('subscribing a channel', () => {
  const MISSING = [
    ['sendMessages', 'Send Messages', 'no edition can come'],
    ['createPublicThreads', 'Create Public Threads', 'no edition can come'],
    ['addReactions', 'Add Reactions', 'editions come without it'],
  ] as const;

  it.each(MISSING)(
    'says at once that %s is missing, and works once it is given',
    async (bit, name, meaning) => {
      const { id } = team.world.addChannel(team.guild.id);
      const everyone = { id: team.guild.id, type: 'role' } as const;
      team.world.setOverwrites(id, [{ ...everyone, deny: permissions(bit) }]);
      const { text } = await see(use(team.ada, 'subscribe', {}, id));
      expect(text).toMatch(new RegExp(`lacks .*${name}.*${meaning}`));
      team.world.setOverwrites(id, []);
      expect((await see(use(team.ada, 'post', {}, id))).text).toContain('Posting 5 papers now');
      await expect.poll(() => team.world.messages(id).length, { timeout: 5_000 }).toBe(1);
      await team.wholeThread();
    },
  );
});
