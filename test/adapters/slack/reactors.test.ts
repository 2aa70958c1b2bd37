import { expect, type TestContext, test } from 'vitest';
import type { SlackOptions } from '../../support/slack/options.ts';
import { watch } from '../../support/slack-watch.ts';
import { failOnStrays } from '../../support/strays.ts';

failOnStrays();

/** A message of the bot's that people may react to. */
async function post(context: TestContext, options: SlackOptions = {}) {
  const watching = await watch(context, options);
  const { slack, platform, up, message } = watching;
  await up();
  const { ref, posted } = await message();
  const personOf = (id: string) => ({ platform: 'slack', workspace: slack.teamId, id });
  const react = (id: string, name: string) => slack.people.react(id, posted, name);
  const list = () => platform.listReactors(ref);
  return { ...watching, react, list, personOf, posted, ref };
}

test.concurrent('people beyond those whom Slack names at first are listed, too', async (context) => {
  const { world, react, list, personOf, slack } = await post(context, { namedReactors: 3 });
  const people = Array.from({ length: 40 }, () => world.addUser().id);
  for (const id of people) react(id, '+1');
  expect(await list()).toEqual({
    reactors: people.map((id) => ({ person: personOf(id), emoji: '👍' })),
    complete: true,
  });
  expect(slack.requests.at(-1)).toMatchObject({ method: 'reactions.get', args: { full: true } });
});

test.concurrent('every vote is listed with its emoji and skin tone, and nothing else is', async (context) => {
  const { slack, react, list, personOf, ada, bob } = await post(context);
  react(ada.id, '+1');
  react(ada.id, '+1::skin-tone-4');
  react(ada.id, 'tada');
  react(bob.id, 'arrow_up');
  react(bob.id, 'our-own-parrot');
  react(slack.botUserId, '+1');
  const { reactors, complete } = await list();
  expect(complete).toBe(true);
  expect(new Set(reactors)).toEqual(
    new Set([
      { person: personOf(ada.id), emoji: '👍' },
      { person: personOf(ada.id), emoji: '👍🏽' },
      { person: personOf(bob.id), emoji: '\u2B06' },
    ]),
  );
});

test.concurrent('a list that names fewer than it counts says that it is not complete', async (context) => {
  const { slack, list, personOf, ada } = await post(context);
  const answer = (name: string) => ({
    ok: true,
    message: { reactions: [{ name, count: 3, users: [ada.id] }] },
  });
  const listing = (name: string) => {
    const effect = { kind: 'refuse', status: 200, body: answer(name) } as const;
    slack.addFault({ method: 'reactions.get', times: 1, effect });
    return list();
  };
  expect(await listing('fire')).toEqual({
    reactors: [{ person: personOf(ada.id), emoji: '🔥' }],
    complete: false,
  });
  // Nobody counts these.
  expect(await listing('tada')).toEqual({ reactors: [], complete: true });
});

test.concurrent('a list that Slack does not give is no empty one', async (context) => {
  const { slack, world, list, posted, channel } = await post(context);
  const failing = (kind: string) => ({ name: 'PlatformError', failure: { kind } });
  slack.addFault({ method: 'reactions.get', times: 1, effect: { kind: 'drop' } });
  await expect(list()).rejects.toMatchObject(failing('unavailable'));
  world.kickBot(channel.id);
  await expect(list()).rejects.toMatchObject(failing('forbidden'));
  world.inviteBot(channel.id);
  world.deleteMessage(channel.id, posted.ts);
  await expect(list()).rejects.toMatchObject(failing('not-found'));
});
