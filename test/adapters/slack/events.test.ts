import { describe, expect, test } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { MODES } from '../../support/slack-bot.ts';
import { by, watch } from '../../support/slack-watch.ts';

const ARCHIVED = 'The channel is archived.';
const DELETED = 'The channel was deleted.';
const LEFT = 'Paperboy was removed from this channel. To have it back: /invite @Paperboy';
const UNINSTALLED = 'Paperboy was removed from this workspace. Install the app again.';

/** What the client library leaves behind while something happens; the program contains it. */
async function straysOf(task: () => Promise<void>): Promise<readonly unknown[]> {
  const strays: unknown[] = [];
  const collect = (error: unknown) => void strays.push(error);
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', collect);
  try {
    await task();
  } finally {
    process.off('unhandledRejection', collect);
    for (const other of others) process.on('unhandledRejection', other);
  }
  return strays;
}

describe.concurrent('what Slack tells of reactions', () => {
  test.for(MODES)(
    'over %s is passed on with its skin tone, of a thread as of the channel',
    async (mode, context) => {
      const { slack, told, up, message, comes, ada, bob } = await watch(context, { mode });
      await up();
      const parent = await message();
      const reply = await message(parent.posted.ts);
      slack.people.react(ada.id, parent.posted, '+1::skin-tone-4');
      await comes(() => told.reactions).toEqual([by(ada, 'added', '👍🏽')]);
      slack.people.react(bob.id, reply.posted, 'fire');
      await comes(() => told.reactions[1]).toEqual(by(bob, 'added', '🔥'));
      slack.people.unreact(ada.id, parent.posted, '+1::skin-tone-4');
      await comes(() => told.reactions[2]).toEqual(by(ada, 'removed', '👍🏽'));
      const { ref } = parent;
      expect(told.reactions.map((one) => one.message)).toEqual([ref, reply.ref, ref]);
      expect(told.recounts).toEqual([]);
      expect(told.reactions[0]?.person).toEqual({
        platform: 'slack',
        workspace: slack.teamId,
        id: ada.id,
      });
    },
  );

  test('is not passed on when it is the bot’s own, or an emoji that the workspace made', async (context) => {
    const { slack, told, up, message, comes, ada } = await watch(context);
    await up();
    const { posted } = await message();
    slack.people.react(slack.botUserId, posted, '+1');
    slack.people.react(ada.id, posted, 'our-own-parrot');
    slack.people.react(ada.id, posted, '+1');
    await comes(() => told.reactions.length).toBeGreaterThan(0);
    expect(slack.delivery.events).toHaveLength(3);
    expect(told.reactions).toEqual([by(ada)]);
  });

  test.for(MODES)('over %s has one effect, however often it is sent', async (mode, context) => {
    const { slack, told, up, message, comes, ada } = await watch(context, { mode });
    await up();
    const { posted } = await message();
    slack.delivery.duplicateNext();
    slack.people.react(ada.id, posted, '+1');
    await comes(() => slack.delivery.pending).toBe(0);
    expect(await slack.delivery.repeatLast()).toMatchObject({ acked: true });
    slack.people.unreact(ada.id, posted, '+1');
    await comes(() => told.reactions.length).toBeGreaterThan(1);
    expect(told.reactions).toEqual([by(ada), by(ada, 'removed')]);
    expect(told.recounts).toEqual([]);
  });

  test.for(MODES)(
    'over %s makes its message be counted again when it was sent late',
    async (mode, context) => {
      const { slack, told, up, message, comes, address, ada } = await watch(context, {
        mode,
        retryDelaysMs: [400, 2_000, 5_000],
      });
      await up();
      const { ref, posted } = await message();
      if (mode === 'http') slack.deliverTo(`${address()}/nowhere`);
      else slack.socket.drop();
      slack.people.react(ada.id, posted, '+1');
      if (mode === 'http') {
        await comes(() => slack.delivery.events[0]?.attempts).toBe(1);
        slack.deliverTo(`${address()}/slack/events`);
      }
      await comes(() => told.recounts).toEqual([ref]);
      expect(told.reactions).toEqual([by(ada)]);
    },
  );

  test.for(MODES)('over %s is a gap when the core could not store it', async (mode, context) => {
    const failure = new PlatformError('the disk is full', { kind: 'unavailable' });
    const { slack, told, up, message, comes, ada } = await watch(context, {
      mode,
      core: { reaction: () => Promise.reject(failure) },
    });
    await up();
    slack.people.react(ada.id, (await message()).posted, '+1');
    await comes(() => told.gaps).toBe(2);
    await comes(() => slack.delivery.events).toMatchObject([{ attempts: 1, acknowledged: true }]);
  });

  test('stops at channels that the bot is not in', async (context) => {
    const { slack, world, told, up, message, comes, ada } = await watch(context);
    await up();
    const elsewhere = world.addChannel({ members: [ada.id], bot: false });
    slack.people.react(ada.id, slack.people.say(ada.id, elsewhere.id, 'What a paper!'), '+1');
    slack.people.react(ada.id, (await message()).posted, 'fire');
    await comes(() => told.reactions).toEqual([by(ada, 'added', '🔥')]);
    expect(slack.delivery.events).toHaveLength(1);
  });
});

describe.concurrent('what Slack tells of a channel', () => {
  test.for([
    ['over socket, of a public one', 'socket', 'public'],
    ['over socket, of a private one', 'socket', 'private'],
    ['over http, of a public one', 'http', 'public'],
  ] as const)('%s, says why it ends and when it may go on', async ([, mode, kind], context) => {
    const { slack, world, told, up, comes, ada } = await watch(context, { mode });
    const add = () => world.addChannel({ kind, members: [ada.id] }).id;
    const [archived, deleted, left] = [add(), add(), add()] as const;
    const at = (id: string) => ({ platform: 'slack', workspace: slack.teamId, id });
    await up();
    world.archive(archived);
    await comes(() => told.gone).toEqual([{ place: at(archived), reason: ARCHIVED }]);
    world.deleteChannel(deleted);
    await comes(() => told.gone[1]).toEqual({ place: at(deleted), reason: DELETED });
    world.kickBot(left);
    await comes(() => told.gone[2]).toEqual({ place: at(left), reason: LEFT });
    expect(told.gaps).toBe(1);
    world.unarchive(archived);
    await comes(() => told.gaps).toBe(2);
    world.inviteBot(left);
    await comes(() => told.gaps).toBe(3);
    expect(told.gone).toHaveLength(3);
  });

  test('in which other people come and go is nothing to tell', async (context) => {
    const { slack, world, told, up, comes, stays, channel, bob } = await watch(context);
    await up();
    world.leave(channel.id, bob.id);
    world.join(channel.id, bob.id);
    await comes(() => slack.delivery.events.map((one) => one.acknowledged)).toEqual([true, true]);
    await stays(() => expect([told.gone, told.gaps]).toEqual([[], 1]), 100);
  });

  test('is a gap when the core could not store it', async (context) => {
    const failure = new PlatformError('the disk is full', { kind: 'unavailable' });
    const { world, told, up, comes, channel } = await watch(context, {
      core: { gone: () => Promise.reject(failure) },
    });
    await up();
    world.archive(channel.id);
    await comes(() => told.gaps).toBe(2);
  });
});

test.concurrent.for(MODES)(
  'over %s, that the app was uninstalled ends the workspace, with what to do',
  async (mode, context) => {
    const { slack, told, up, comes } = await watch(context, { mode });
    await up();
    slack.uninstallApp();
    const place = { platform: 'slack', workspace: slack.teamId };
    await comes(() => told.gone).toEqual([{ place, reason: UNINSTALLED }]);
    expect(told.present).toEqual([[slack.teamId]]);
  },
);

test.for([
  ['socket', 1],
  ['http', 0],
] as const)(
  'over %s, that Slack left events out is a gap, and what follows is told',
  async ([mode, strays], context) => {
    const { slack, told, up, message, comes, ada } = await watch(context, {
      mode,
      answerWithinMs: 500,
    });
    await up();
    const left = await straysOf(async () => {
      const { acked } = await slack.delivery.rateLimitApp();
      expect(acked).toBe(mode === 'http');
      await comes(() => told.gaps).toBe(2);
    });
    // The library looks for an event in it (platforms.md, 5 S5).
    expect(left).toEqual(Array(strays).fill(expect.any(TypeError)));
    slack.people.react(ada.id, (await message()).posted, '+1');
    await comes(() => told.reactions).toEqual([by(ada)]);
  },
);
