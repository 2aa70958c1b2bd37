import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { typedCommands } from '../../src/commands/index.ts';
import { until } from '../support/program.ts';
import type { InteractionHandle } from '../support/slack/interactions/handle.ts';
import type { Message, Payload, User } from '../support/slack/world/model.ts';
import { buttonOf, choiceOf, readSlack } from '../support/slack-bot.ts';
import { startSlackTeam } from '../support/slack-team.ts';

type Team = Awaited<ReturnType<typeof startSlackTeam>>;

let team: Team;
let ada: ReturnType<Team['as']>;
let bob: ReturnType<Team['as']>;

beforeAll(async () => {
  const ends: (() => unknown)[] = [];
  team = await startSlackTeam({ ending: (end) => ends.push(end) });
  await team.start();
  await team.connected();
  ada = team.as(team.ada);
  bob = team.as(team.bob);
  await ada.ask('subscribe 9:00 Berlin');
  await ada.ask('post');
  await team.wholeThread();
  return async () => {
    for (const end of ends.toReversed()) await end();
  };
});

afterEach(() => {
  const { requests } = team.slack;
  expect(requests.filter(({ known, error }) => !known || error)).toEqual([]);
  expect(requests.filter(({ status = 200 }) => status >= 400)).toEqual([]);
});

/** What the person reads, and whether nobody else does. */
async function see(handle: InteractionHandle) {
  const { kind } = await handle.answered();
  expect(kind).toBe('acked');
  const message = await handle.message();
  const isPrivate = message.ephemeralTo === handle.userId;
  return { message, isPrivate, text: readSlack(message) };
}

const blocksOf = ({ payload }: { readonly payload: Payload }) => ({
  blocks: payload.blocks as readonly Payload[],
});

const messagesIn = (place = team.channel.id) => team.world.messages(place);

function cardOf(index: number): Message {
  const card = team.papers()[index];
  if (!card) throw new Error('there is no such paper');
  return card;
}

/** Slack would notify whoever is mentioned. */
const CALLS = /<@|<!(?!date\^)|"type":"(user|usergroup|broadcast)"/;

const TO_MANAGERS = /^Only people who may manage this channel can/;

/** A message of the bot as another version of it might have left it, with a button for each value. */
async function oldMessage(...values: readonly string[]): Promise<Message> {
  const { apiUrl, botToken } = team.slack;
  const elements = values.map((value, index) => ({
    type: 'button',
    action_id: `act:${index}`,
    text: { type: 'plain_text', text: `Button ${index}` },
    value,
  }));
  const sent = await fetch(`${apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      channel: team.channel.id,
      text: 'Old',
      blocks: [{ type: 'actions', elements }],
    }),
  });
  expect(await sent.json()).toMatchObject({ ok: true });
  const message = messagesIn().at(-1);
  if (!message) throw new Error('it was not sent');
  return message;
}

describe('every command', () => {
  const uses = typedCommands.flatMap((command) => {
    const bare = command.options.some(({ required }) => required) ? [] : [command.name];
    const lines = new Set([...bare, ...command.examples]);
    return [...lines].map((line) => [line, command] as const);
  });
  const answering = uses.filter(([line]) => line !== 'settings');

  it.each(answering)('answers “/papers %s” to whom it declares', async (line, { visibility }) => {
    await ada.ask('subscribe');
    const { text, isPrivate, message } = await see(ada.command(line));
    expect(isPrivate).toBe(visibility === 'private');
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/undefined|\[object|NaN|\bnull\b|Something went wrong/);
    expect(text).not.toMatch(/does not fit|can’t use|Only people|could not be asked/);
    expect(JSON.stringify(message.blocks)).not.toMatch(CALLS);
  });

  it('is named by help with an example, which says where Slack takes no commands', async () => {
    const { text, isPrivate } = await see(bob.command('help'));
    expect(isPrivate).toBe(true);
    for (const { name } of typedCommands) expect(text).toContain(`/papers ${name}`);
    expect(text).toContain('For example: /papers search diffusion models');
    expect(text).toMatch(/no slash commands inside a thread.*buttons.*“Find this paper”/);
  });

  it('is understood with other quotation marks, and with words that belong to none', async () => {
    const quoted = await see(bob.command('search “paper planes” since:30d'));
    expect(quoted.text).toContain('Planning with Paper Planes');
    const free = await see(bob.command('planning with planes'));
    expect(free.text).toContain('Planning with Paper Planes');
  });
});

describe('“Show more” and “Share to channel”', () => {
  it('shows the next papers of a private list privately', async () => {
    const list = await see(bob.command('trending'));
    expect(list.text).toContain('2608.00010');
    const next = await see(bob.press(list.message, 'Show more'));
    expect(next).toMatchObject({ isPrivate: true, text: expect.stringContaining('2608.00011') });
    expect(next.text).not.toContain('2608.00010');
  });

  it('shows more of a shared list, which names who asked, to whoever presses, alone', async () => {
    const voted = Array.from({ length: 12 }, (_, at) => `2608.${String(at + 1).padStart(5, '0')}`);
    await Promise.all(voted.map((paper) => ada.ask(`vote ${paper}`)));
    const list = await see(ada.command('top'));
    expect(list.isPrivate).toBe(false);
    expect(list.text).toContain('ada asked `/papers top`');
    const before = messagesIn().length;
    const next = await see(bob.press(list.message, 'Show more'));
    expect(next.isPrivate).toBe(true);
    expect(next.text).toContain('team vote');
    expect(messagesIn()).toHaveLength(before);
  });

  it('shares an answer with everybody, says who shared what, and calls nobody', async () => {
    const list = await see(bob.command('search works limit:3'));
    expect(list.isPrivate).toBe(true);
    const shared = await see(bob.press(list.message, 'Share to channel'));
    expect(shared.isPrivate).toBe(false);
    expect(shared.text.split('\n')[0]).toBe('bob shared `/papers search works limit:3`');
    expect(JSON.stringify(shared.message.blocks)).not.toMatch(CALLS);
    expect(messagesIn().at(-1)).toMatchObject({ ts: shared.message.ts });
    expect((await see(ada.press(shared.message, 'Show more'))).isPrivate).toBe(true);
  });

  it.each(['status', 'preview', 'saved'])('shares no %s', async (name) => {
    await ada.ask('save 2401.01234');
    expect((await see(ada.command(name))).text).not.toContain('Share');
    const forged = await oldMessage(`s1["${name}",{}]`);
    const before = messagesIn().length;
    expect((await see(bob.press(forged, 'Button 0'))).isPrivate).toBe(true);
    expect(messagesIn()).toHaveLength(before);
  });
});

describe('a button', () => {
  it('works after a restart, however long what it stands for is', async () => {
    const list = await see(bob.command(`search ${'we do a thing '.repeat(200)}`));
    expect(JSON.stringify(list.message.blocks)).toMatch(/"m~[\w-]{22}"/);
    await team.stop();
    await team.start();
    await team.connected();
    const next = await see(bob.press(list.message, 'Show more'));
    expect(next).toMatchObject({ isPrivate: true, text: expect.stringContaining('2608.000') });
    const shared = await see(bob.press(list.message, 'Share to channel'));
    expect(shared.text).toMatch(/^bob shared `\/papers search we do a thing .{1,100}…`\n/);
    expect(await bob.readPress(cardOf(3), 'Vote')).toContain('Your vote is counted.');
    expect(await bob.readPress(cardOf(3), 'Save')).toContain('2608.00004');
    expect(await bob.readPress(cardOf(3), 'Abstract')).toMatch(/Team votes:? .*bob/);
  });

  it.each([
    ['whose long meaning is forgotten', `p~${'A'.repeat(22)}`],
    ['that this version can’t read', 'p9["top",{}]'],
    ['of something else', 'hello'],
    ['of a command that is gone', 'p1["gone",{"some":"thing"}]'],
    ['whose values are of another version', 'p1["trending",{"window":"century"}]'],
  ])('%s says so kindly, to one person', async (_, value) => {
    const seen = await see(bob.press(await oldMessage(value), 'Button 0'));
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toMatch(/too old|no longer works|does not fit/);
  });
});

describe('settings on Slack', () => {
  const open = (user = ada) => user.command('settings').modal();
  const standing = async () => (await see(bob.command('settings'))).text;
  const send = (form: Awaited<ReturnType<typeof open>>, values: Record<string, string>) =>
    team.slack.people.submit(form, values);

  it('opens a form with what stands now, and changes what is filled in', async () => {
    await ada.ask('settings time:09:00 zone:Berlin days:mon-fri topics:"robotics, -medical"');
    const form = await open();
    const present = JSON.stringify(form.payload);
    for (const value of ['09:00', 'Europe/Berlin', 'Mon–Fri', 'robotics, -medical']) {
      expect(present).toContain(`"initial_value":"${value}"`);
    }
    const values = { time: '8.30pm', zone: 'London', days: 'daily', topics: '', layout: 'compact' };
    const sent = send(form, values);
    expect((await sent.answered()).kind).toBe('update');
    const page = readSlack(blocksOf(await sent.modal()));
    expect(page).toMatch(/^Changed: time, zone, layout, days, topics\./);
    expect(await standing()).toContain('every day at 20:30 Europe/London');
    await ada.ask('settings 9:00 Berlin days:mon-fri layout:thread');
  });

  it('says at each field what is wrong, keeps the form open, and changes nothing', async () => {
    const before = await standing();
    const form = await open();
    const { kind, errors } = await send(form, {
      ...{ time: 'teatime', zone: 'Berlim', count: '500', topics: '???' },
    }).answered();
    expect(kind).toBe('errors');
    expect(errors).toEqual({
      time: expect.stringMatching(/“teatime” does not fit time.*09:00/),
      zone: expect.stringMatching(/“Berlim” is no time zone.*Europe\/Berlin/),
      count: expect.stringMatching(/“500” does not fit count.*1 to 20/),
      topics: expect.stringMatching(/The topic “\?\?\?” holds no word/),
    });
    expect(form.open).toBe(true);
    expect(await standing()).toBe(before);
  });

  it('changes nothing for people who may not manage the channel, whatever they use', async () => {
    const before = await standing();
    expect(before).toContain('People who may manage this channel can change them.');
    expect(before).not.toContain('Unsubscribe');
    const changing = typedCommands.filter(({ permission }) => permission).map(({ name }) => name);
    for (const line of [...changing, 'settings count:3']) {
      expect((await see(bob.command(line))).text).toMatch(TO_MANAGERS);
    }
    const values = ['p1["change",{"part":"when"}]', 'p1["settings",{"count":"3"}]'];
    const message = await oldMessage(...values);
    for (const label of values.map((_, index) => `Button ${index}`)) {
      expect((await see(bob.press(message, label))).text).toMatch(TO_MANAGERS);
    }
    expect(await standing()).toBe(before);
  });

  it('asks who may manage the channel when the form is sent, not when it was opened', async () => {
    const before = await standing();
    const carol = team.world.addUser({ name: 'carol', admin: true });
    const form = await open(team.as(carol));
    team.world.changeUser(carol.id, { admin: false });
    const sent = send(form, { count: '8' });
    expect(readSlack(blocksOf(await sent.modal()))).toMatch(TO_MANAGERS);
    expect(await standing()).toBe(before);
  });
});

describe('“Find this paper”', () => {
  const find = (message: Message, { id: user }: User = team.bob) =>
    see(team.slack.people.shortcut({ user, message, callbackId: 'find_paper' }));
  const findIn = (said: string) => {
    const message = team.slack.people.say(team.bob.id, team.channel.id, said);
    return find(message);
  };

  it.each([
    'https://arxiv.org/pdf/2608.00001v2',
    'look: https://huggingface.co/papers/2608.00001!',
    '<https://www.alphaxiv.org/abs/2608.00001>',
    'https://openreview.net/forum?id=abc&arxiv=2608.00001',
  ])('finds the paper of %s, with when it was posted and who voted', async (said) => {
    await ada.ask('vote 2608.00001');
    const { text, isPrivate, message } = await findIn(said);
    expect(isPrivate).toBe(true);
    expect(text).toContain('Paper 2608.00001');
    expect(text).toMatch(/Team votes:.* from .*ada/);
    const written = JSON.stringify(message.blocks);
    expect(written).toContain(`/archives/${team.channel.id}/p${cardOf(0).ts.replace('.', '')}`);
    expect(written).not.toMatch(CALLS);
  });

  it('serves in a thread, where Slack takes no commands, and its answer stands there', async () => {
    const card = cardOf(1);
    const onCard = await find(card);
    expect(onCard.text).toContain('Paper 2608.00002');
    expect(onCard.message.threadTs).toBe(card.threadTs);
    const said = team.slack.people.say(team.bob.id, team.channel.id, 'and arXiv:2608.00003?', {
      threadTs: String(card.threadTs),
    });
    const onReply = await find(said);
    expect(onReply.text).toContain('Paper 2608.00003');
    expect(onReply.message.threadTs).toBe(card.threadTs);
  });

  it('offers the other papers of a message too', async () => {
    const ids = ['2608.00002', '2608.00003', '2401.01234'];
    const found = await findIn(ids.map((id) => `https://arxiv.org/abs/${id}`).join(' '));
    expect(found.text).toContain('Paper 2608.00002');
    const label = 'Planning with Paper Planes';
    expect(await bob.readPress(found.message, label)).toContain('2401.01234');
  });

  it('says so when a message names none', async () => {
    const { text, isPrivate } = await findIn('Lunch at https://example.org/menu?');
    expect(isPrivate).toBe(true);
    expect(text).toContain('names no paper');
  });
});

describe('Home', () => {
  const home = ({ id }: User) => {
    const payload = team.world.home(id);
    return payload ? readSlack(blocksOf({ payload })) : '';
  };

  it('shows the team’s votes, what somebody saved, the channels with editions, and how to start', async () => {
    const dan = team.world.addUser({ name: 'dan' });
    await ada.ask('vote 2608.00007');
    await team.as(dan).ask('save 2608.00011');
    team.slack.people.openHome(dan.id);
    const page = await until(() => home(dan));
    expect(page).toMatch(/^Your team’s votes in the last 7 days\n[\s\S]*1 team vote/);
    expect(page).toMatch(/Your list: 1 paper\nPaper 2608\.00011/);
    expect(page).toMatch(/1 channel with editions\n[\s\S]*next edition for \w{3} \d/);
    expect(page).toMatch(/How to start\n\/papers subscribe/);
    expect(JSON.stringify(team.world.home(dan.id))).toContain(team.channel.id);
    expect(JSON.stringify(team.world.home(dan.id))).not.toMatch(CALLS);
  });

  it('is fresh each time it is opened', async () => {
    const eve = team.world.addUser({ name: 'eve' });
    const { openHome } = team.slack.people;
    openHome(eve.id);
    await until(() => home(eve).includes('Your list is empty'));
    expect(home(eve)).not.toContain('Planning with Paper Planes');
    for (const name of ['carl', 'dora', 'emil', 'fay']) {
      await team.as(team.world.addUser({ name })).ask('vote 2401.01234');
    }
    openHome(eve.id);
    await until(() => /Planning with Paper Planes[^\n]*\n[^\n]*4 team votes/.test(home(eve)));
  });

  it('opens a longer list in a window over it, and a paper of that list over both', async () => {
    const gus = team.world.addUser({ name: 'gus' });
    for (const last of [1, 2, 3, 4, 5, 6]) await team.as(gus).ask(`save 2608.0000${last}`);
    const { openHome, pressHome, chooseView } = team.slack.people;
    openHome(gus.id);
    const page = await until(() => team.world.home(gus.id));
    expect(home(gus)).not.toContain('Paper 2608.00001');
    const actionId = buttonOf(blocksOf({ payload: page }), 'Show all');
    const list = await pressHome({ user: gus.id, actionId }).modal();
    expect(readSlack(blocksOf(list))).toContain('Paper 2608.00001');
    const choice = choiceOf(blocksOf(list), 'Paper 2608.00001');
    const paper = await chooseView({ view: list, ...choice }).modal();
    expect(paper.previousId).toBe(list.id);
    expect(readSlack(blocksOf(paper))).toMatch(/^Paper 2608\.00001\n[\s\S]*Team votes/);
  });
});

describe('a link to a paper', () => {
  const say = (text: string, place = team.channel.id) =>
    team.slack.people.say(team.bob.id, place, text);
  const previewsOf = ({ channelId, ts }: Message): readonly string[] =>
    (team.world.message(channelId, ts)?.attachments ?? []).map((payload) =>
      readSlack(blocksOf({ payload })),
    );
  const previewed = (message: Message, count = 1) =>
    until(() => previewsOf(message).length === count && previewsOf(message));

  it.each([
    'https://arxiv.org/pdf/2608.00005',
    'https://huggingface.co/papers/2608.00004',
    'https://www.alphaxiv.org/abs/2608.00003',
  ])('%s shows title, authors, when it was posted here and its votes', async (url) => {
    await ada.ask(`vote ${url}`);
    const [preview = ''] = await previewed(say(`Have you seen ${url} ?`));
    expect(preview).toMatch(/^\*?Paper 2608\.0000\d\*?\nAda Example\nWe do a thing\. It works\.\n/);
    expect(preview).toMatch(
      /Posted here on <https:.*\/archives\/.*> · \d team votes? · \d+ upvotes/,
    );
  });

  it('is not shown again within half an hour, but in another channel', async () => {
    const url = 'https://arxiv.org/abs/2608.00012';
    await previewed(say(url));
    const again = say(`${url} again`);
    const both = say(`${url} and https://arxiv.org/abs/2608.00013`);
    const elsewhere = say(url, team.world.addChannel({ members: [team.bob.id] }).id);
    expect((await previewed(both)).join()).toContain('Paper 2608.00013');
    expect((await previewed(elsewhere)).join()).toContain('Paper 2608.00012');
    expect(previewsOf(again)).toEqual([]);
  });

  it('is left alone in a message with three of them', async () => {
    const urls = ['14', '15', '16'].map((end) => `https://arxiv.org/abs/2608.000${end}`);
    const list = say(urls.join(' '));
    // A preview of its own tells that the list was looked at before it, and spent nothing.
    await previewed(say(urls[0] ?? ''));
    expect(previewsOf(list)).toEqual([]);
  });
});

describe('a channel that the bot is not in', () => {
  it('is answered all the same, and told what an edition needs', async () => {
    const room = team.world.addChannel({ creator: team.ada.id, bot: false });
    const shown = await see(ada.command('trending', room.id));
    expect(shown).toMatchObject({ isPrivate: true, text: expect.stringContaining('2608.00001') });
    const { message, text } = await see(ada.command('subscribe', room.id));
    expect(text).toContain('/invite @Paperboy');
    expect(() => buttonOf(message, 'Post today’s now')).toThrow();
  });
});
