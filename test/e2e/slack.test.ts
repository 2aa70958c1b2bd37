import { describe, expect, type TestContext, test } from 'vitest';
import { NEEDED_SCOPES } from '../../src/adapters/slack/scopes.ts';
import { until } from '../support/program.ts';
import type { Message } from '../support/slack/world/model.ts';
import { MODES, readSlack } from '../support/slack-bot.ts';
import { type SlackTeamOptions, startSlackTeam } from '../support/slack-team.ts';
import { failOnStrays } from '../support/strays.ts';
import { askPage } from '../support/team.ts';

failOnStrays();

/** A team of this test alone, so that tests can wait side by side. */
const gather = ({ onTestFinished }: TestContext, options: SlackTeamOptions = {}) =>
  startSlackTeam({ ...options, ending: onTestFinished });

/** A team that Slack can reach. */
async function meet(context: TestContext, options?: SlackTeamOptions) {
  const team = await gather(context, options);
  const app = await team.start();
  await team.connected();
  return { ...team, app, asAda: team.as(team.ada), asBob: team.as(team.bob) };
}

/** A team whose channel has had today's edition: five papers in a thread. */
async function read(context: TestContext, options?: SlackTeamOptions) {
  const team = await meet(context, options);
  await team.asAda.ask('subscribe 9:00 Berlin');
  await team.asAda.ask('post');
  const [card, other] = await team.wholeThread();
  if (!card || !other) throw new Error('there is no paper');
  const { slack, world } = team;
  const now = ({ channelId, ts }: Message) => {
    const found = world.message(channelId, ts);
    if (!found) throw new Error('the message is gone');
    return readSlack(found);
  };
  /** Votes reach a paper's message within seconds. */
  const shows = (votes: number, of: Message = card) => {
    const label = votes > 0 ? `👍 Vote · ${votes}Save` : '👍 VoteSave';
    return until(
      () => now(of).includes(label),
      () => `"${label}" never came: ${now(of)}`,
    );
  };
  const { react, unreact } = slack.people;
  return { ...team, card, other, shows, react, unreact };
}

type Room = Pick<Awaited<ReturnType<typeof gather>>, 'world' | 'channel'>;

describe.concurrent('a channel that refuses', () => {
  const REFUSALS = [
    {
      what: 'the bot is removed from it',
      refuse: ({ world, channel }: Room) => world.kickBot(channel.id),
      mend: ({ world, channel }: Room) => world.inviteBot(channel.id),
      reason: '/invite @Paperboy',
    },
    {
      what: 'it is archived',
      refuse: ({ world, channel }: Room) => world.archive(channel.id),
      mend: ({ world, channel }: Room) => world.unarchive(channel.id),
      reason: 'The channel is archived.',
    },
  ];

  test.for(REFUSALS)(
    'stops when $what, whoever subscribed it is told once, and it goes on with what it missed',
    { timeout: 60_000 },
    async ({ refuse, mend, reason }, context) => {
      const team = await meet(context);
      const { slack, world, ada, channel, asAda, asBob, parents, papers } = team;
      const elsewhere = world.addChannel({ creator: ada.id }).id;
      const told = () => {
        const direct = world.directMessages(ada.id);
        return direct ? world.messages(direct.id) : [];
      };
      await asAda.ask('subscribe');
      slack.addFault({ method: 'chat.postMessage', effect: { kind: 'delay', ms: 150 } });
      await asAda.ask('post');
      await until(() => papers().length > 0);
      refuse(team);
      await until(() => told().length > 0);
      await until(async () => !/waiting|being/.test(await asBob.ask('status', elsewhere)));
      expect(told().map(readSlack).join()).toContain(reason);
      expect(JSON.stringify(told())).toContain(channel.id);
      expect(await asBob.ask('subscriptions', elsewhere)).toContain('stopped: ');
      expect(papers().length).toBeLessThan(5);
      mend(team);
      // Every fifteen seconds Paperboy looks whether it is mended, and sends what is due.
      await expect.poll(() => papers().length, { timeout: 40_000, interval: 50 }).toBe(5);
      const titles = papers().map(({ text }) => /Paper 2608\.\d+/.exec(text)?.[0]);
      expect(titles).toEqual([1, 2, 3, 4, 5].map((index) => `Paper 2608.0000${index}`));
      expect(parents()).toHaveLength(1);
      expect(await asAda.ask('subscriptions')).toContain('next edition');
      expect(told()).toHaveLength(1);
    },
  );

  test('a channel that the bot is not in is told how to have it, and works once it is invited', async (context) => {
    const { world, ada, asAda, wholeThread } = await meet(context);
    const room = world.addChannel({ creator: ada.id, bot: false });
    expect(await asAda.ask('subscribe', room.id)).toContain('/invite @Paperboy');
    world.inviteBot(room.id);
    expect(await asAda.ask('post', room.id)).toContain('Posting 5 papers now');
    expect(await wholeThread(5, room)).toHaveLength(5);
  });
});

describe.concurrent('the daily thread', () => {
  test.for(MODES)(
    'over %s is a parent and a reply per paper, in order, once, and without a call that Slack refuses',
    async (mode, context) => {
      const { slack, world, channel, parents, papers } = await read(context, { mode });
      const [parent, ...others] = parents();
      expect(others).toEqual([]);
      expect(parent && readSlack(parent)).toMatch(/^Papers of the day · [\s\S]*Paper 2608\.00005/);
      for (const [index, paper] of papers().entries()) {
        const title = `${index + 1}. Paper 2608.0000${index + 1}\n`;
        expect(readSlack(paper).slice(0, title.length)).toBe(title);
      }
      const posted = world.messages(channel.id);
      expect(posted).toEqual([parent, ...papers()]);
      const quiet = { broadcast: false, unfurlLinks: false, unfurlMedia: false };
      for (const message of posted) expect(message).toMatchObject(quiet);
      expect(slack.requests.filter(({ known, error }) => !known || error)).toEqual([]);
      expect(slack.requests.filter(({ status = 500 }) => status >= 400)).toEqual([]);
    },
  );

  test('reads well in a notification, which shows no blocks and no markup', async (context) => {
    const { parents, card } = await read(context);
    const [line, first] = (parents()[0]?.text ?? '').split('\n');
    expect(line).toMatch(/^Papers of the day · \w{3} \d{1,2} \w{3} \d{4}$/);
    expect(first).toBe('1. Paper 2608.00001 · 100 upvotes');
    expect(card.text.split('\n').slice(0, 3)).toEqual([
      '1. Paper 2608.00001',
      'Ada Example',
      'We do a thing. It works.',
    ]);
  });

  test('is one message with a line and a vote for each paper, when the layout is compact', async (context) => {
    const { asAda, parents, papers } = await meet(context);
    await asAda.ask('subscribe layout:compact count:4');
    await asAda.ask('post');
    const posted = await until(() => parents()[0]);
    expect(readSlack(posted)).toMatch(/^Papers of the day[\s\S]*Vote for a paper/);
    expect(papers()).toEqual([]);
    expect(await asAda.readChoice(posted, 'Paper 2608.00002')).toContain('Your vote is counted');
    expect(await asAda.ask('top')).toMatch(/Paper 2608\.00002[\s\S]*1 team vote/);
  });

  test('is posted once, however an answer of Slack is lost, and whole', async (context) => {
    const { slack, world, ada, channel, asAda, parents, papers, wholeThread } = await meet(context);
    const other = world.addChannel({ creator: ada.id });
    const isTo = (id: string, isReply: boolean) => (args: Message['blocks'][number]) =>
      args.channel === id && (args.thread_ts !== undefined) === isReply;
    const method = 'chat.postMessage';
    slack.addFault({
      ...{ method, where: isTo(channel.id, false), times: 1, effect: { kind: 'lose-answer' } },
    });
    slack.addFault({
      ...{ method, where: isTo(other.id, true), times: 1, effect: { kind: 'cut-answer' } },
    });
    for (const { id } of [channel, other]) {
      await asAda.ask('subscribe', id);
      await asAda.ask('post', id);
    }
    // What was lost is looked up after the settling time of five seconds.
    for (const place of [channel, other]) {
      await wholeThread(5, place);
      expect(parents(place)).toHaveLength(1);
      const titles = papers(place).map(({ text }) => /Paper 2608\.\d+/.exec(text)?.[0]);
      expect(titles).toEqual([1, 2, 3, 4, 5].map((index) => `Paper 2608.0000${index}`));
    }
  });

  test('is complete after the whole workspace was told to wait', async (context) => {
    const few = { limit: 4, windowMs: 1_000 };
    const rateLimits = { postInWorkspace: few, postInChannel: { limit: 100, windowMs: 1_000 } };
    const { slack, world, ada, channel, asAda, parents, wholeThread } = await meet(context, {
      rateLimits,
    });
    const other = world.addChannel({ creator: ada.id });
    for (const { id } of [channel, other]) {
      await asAda.ask('subscribe', id);
      await asAda.ask('post', id);
    }
    for (const place of [channel, other]) {
      await wholeThread(5, place);
      expect(parents(place)).toHaveLength(1);
    }
    expect(slack.rateLimited).toBeGreaterThan(0);
  });
});

describe.concurrent('votes', () => {
  test.for(MODES)(
    'over %s by reactions, skin tones, buttons and commands of one person count once, and the button shows them',
    async (mode, context) => {
      const { slack, ada, bob, card, react, shows, asAda, asBob } = await read(context, { mode });
      expect(await asAda.readPress(card, 'Vote')).toContain('Your vote is counted');
      slack.delivery.duplicateNext(2);
      react(ada.id, card, 'fire');
      react(bob.id, card, '+1::skin-tone-4');
      react(ada.id, card, '+1');
      await shows(2);
      for (const person of [asAda, asBob]) {
        expect(await person.ask('vote 2608.00001')).toMatch(/voted .* before. It counts once\./);
      }
      react(bob.id, card, 'tada');
      expect(await asAda.ask('top')).toMatch(/Paper 2608\.00001[^\n]*\n[^\n]*2 team votes/);
    },
  );

  test('are taken back by the button, and where a reaction still stands the answer says where', async (context) => {
    const { ada, asAda, card, react, unreact, shows } = await read(context);
    await asAda.readPress(card, 'Vote');
    await shows(1);
    expect(await asAda.readPress(card, 'Vote')).toContain('taken back');
    await shows(0);
    react(ada.id, card, 'rocket');
    await shows(1);
    const refusal = await asAda.press(card, 'Vote').message();
    expect(readSlack(refusal)).toMatch(/through your reaction.*remove 🚀 on this message/);
    const permalink = `/archives/${card.channelId}/p${card.ts.replace('.', '')}`;
    expect(JSON.stringify(refusal.blocks)).toContain(permalink);
    unreact(ada.id, card, 'rocket');
    await shows(0);
  });

  test.for(MODES)(
    'over %s given and taken back while Paperboy is stopped are counted when it comes back',
    async (mode, context) => {
      const { ada, bob, card, other, react, unreact, shows, stop, start } = await read(context, {
        mode,
      });
      react(ada.id, card, '+1');
      await shows(1);
      await stop();
      unreact(ada.id, card, '+1');
      react(bob.id, other, 'heart');
      await start();
      await shows(1, other);
      await shows(0);
    },
  );

  test('given and taken back while the socket is down are counted when it is back', async (context) => {
    const { slack, ada, bob, card, other, react, unreact, shows } = await read(context);
    react(ada.id, card, '+1');
    await shows(1);
    slack.socket.refuseUpgrades(503);
    slack.socket.drop();
    await until(() => slack.socket.connections === 0);
    unreact(ada.id, card, '+1');
    react(bob.id, other, 'arrow_up');
    slack.socket.acceptUpgrades();
    await shows(1, other);
    await shows(0);
  });

  test('given while the bot is out of the channel are counted when it is invited again', async (context) => {
    const { world, channel, bob, card, react, shows } = await read(context);
    world.kickBot(channel.id);
    react(bob.id, card, '+1');
    world.inviteBot(channel.id);
    await shows(1);
  });

  test('and everything else are kept by a restart, which posts and edits nothing again', async (context) => {
    const team = await read(context);
    const { slack, world, channel, ada, card, other, react, shows, asAda, asBob } = team;
    await asBob.ask('save 2608.00003');
    react(ada.id, card, '+1');
    await shows(1);
    await team.stop();
    const before = world.messages(channel.id).length;
    const requestsBefore = slack.requests.length;
    await team.start();
    await team.connected();
    expect(await asBob.ask('saved')).toContain('Paper 2608.00003');
    expect(await asAda.ask('subscriptions')).toContain('next edition');
    await asBob.readPress(other, 'Vote');
    await shows(1, other);
    expect(world.messages(channel.id)).toHaveLength(before);
    const writing = slack.requests
      .slice(requestsBefore)
      .filter(({ method }) => /^chat\.(postMessage|update)$/.test(method));
    expect(writing.map(({ method, args }) => [method, args.ts])).toEqual([
      ['chat.update', other.ts],
    ]);
  });
});

describe.concurrent('what Slack does not allow', () => {
  test('a missing scope is named by status with what it switches off, and the rest works', async (context) => {
    const scopes = NEEDED_SCOPES.filter((scope) => scope !== 'reactions:read');
    const { asAda, asBob, card, shows } = await read(context, { scopes });
    expect(await asAda.ask('status')).toMatch(/lacks the scope reactions:read.*votes by reaction/);
    await asBob.readPress(card, 'Vote');
    await shows(1);
  });

  test('a wrong bot token leaves everything else at work, and the local page says so', async (context) => {
    const { start } = await gather(context);
    const app = await start({ environment: { SLACK_BOT_TOKEN: 'xoxb-wrong' } });
    const page = async () => (await fetch(app.url)).text();
    await until(async () => (await askPage(app, 'status')).includes('Slack refuses the bot token'));
    await until(async () => (await page()).includes('Paper 2608.00005'));
  });

  test('only admins, the channel’s creator and people named in the configuration may subscribe it', async (context) => {
    const { world, channel, ada, bob, as, start, connected } = await gather(context);
    const carol = world.addUser({ name: 'carol', admin: true });
    const dan = world.addUser({ name: 'dan' });
    await start({ settings: { administrators: [`slack:${dan.id}`] } });
    await connected();
    const TO_OTHERS = /^Only people who may manage this channel can .*creator.*Please ask one of/;
    expect(await as(bob).ask('subscribe')).toMatch(TO_OTHERS);
    expect(await as(bob).ask('subscriptions')).toContain('No channel here gets editions yet');
    for (const person of [carol, ada, dan]) {
      expect(await as(person).ask('subscribe')).toContain('This channel');
    }
    world.changeUser(carol.id, { admin: false });
    expect(await as(carol).ask('subscribe')).toMatch(TO_OTHERS);
    expect(world.messages(channel.id)).toEqual([]);
  });
});

test('an answer that is under way when Paperboy is stopped still comes', async (context) => {
  const { slack, asAda, stop } = await meet(context);
  slack.addFault({ method: 'response_url', times: 1, effect: { kind: 'delay', ms: 300 } });
  const asked = asAda.command('status');
  await asked.answered();
  await stop();
  expect(await asAda.read(asked)).toContain('Status');
});
