import { describe, expect, type TestContext, test } from 'vitest';
import { NEEDED_SCOPES } from '../../../src/adapters/slack/scopes.ts';
import type { SlackOptions } from '../../support/slack/options.ts';
import { createSlackBot, refOfSlackChannel, startWorkspace } from '../../support/slack-bot.ts';
import { watch } from '../../support/slack-watch.ts';

/** The real adapter, which needs no connection to ask. */
async function start({ onTestFinished }: TestContext, options: SlackOptions = {}) {
  const workspace = await startWorkspace(options);
  const { slack, channel } = workspace;
  onTestFinished(() => slack.close());
  const { platform } = createSlackBot(slack, {});
  onTestFinished(() => platform.stop());
  const at = (id: string) => refOfSlackChannel(slack.teamId, id);
  const mayManage = (id: string) => platform.mayManage(at(channel.id), at(id));
  const problem = (id: string) => platform.channelProblem(at(id), 'thread');
  return { ...workspace, mayManage, problem };
}

const without = (...left: readonly string[]) =>
  NEEDED_SCOPES.filter((scope) => !left.includes(scope));

describe.concurrent('a channel’s settings may be changed', () => {
  test('by its creator, and by who administers or owns the workspace, as long as they do', async (context) => {
    const { world, ada, bob, mayManage } = await start(context);
    const roles = [{ admin: true }, { owner: true }, { primaryOwner: true }];
    const managers = roles.map((role) => world.addUser(role).id);
    expect(await Promise.all([ada.id, ...managers].map(mayManage))).toEqual(Array(4).fill(true));
    world.changeUser(bob.id, { admin: true });
    expect(await mayManage(bob.id)).toBe(true);
    world.changeUser(bob.id, { admin: false });
    expect(await mayManage(bob.id)).toBe(false);
  });

  test('by nobody else: no member, no guest, no administrator of another workspace', async (context) => {
    const { world, channel, bob, mayManage } = await start(context);
    const guest = world.addUser({ guest: true });
    const stranger = world.addUser({ teamId: 'T0OTHER', admin: true, owner: true });
    const gone = world.addUser({ deleted: true, admin: true });
    for (const { id } of [guest, stranger]) world.join(channel.id, id);
    const others = [bob, guest, stranger, gone].map(({ id }) => id);
    expect(await Promise.all(others.map(mayManage))).toEqual(Array(4).fill(false));
  });

  test('by whoever made it alone, or nobody, where a scope is missing', async (context) => {
    const { slack, ada, bob, mayManage } = await start(context, { scopes: without('users:read') });
    const lacks = (scope: string) => ({
      ...{ name: 'PlatformError', failure: { kind: 'forbidden' } },
      message: expect.stringMatching(new RegExp(`lacks the scope ${scope}, needed for \\w`)),
    });
    expect(await Promise.all([ada, bob].map(({ id }) => mayManage(id)))).toEqual([true, false]);
    slack.setScopes(without('channels:read'));
    await expect(mayManage(bob.id)).rejects.toMatchObject(lacks('channels:read'));
    slack.setScopes(['users:read']);
    const any = 'channels:read,groups:read,im:read,mpim:read';
    await expect(mayManage(bob.id)).rejects.toMatchObject(lacks(any));
  });
});

describe.concurrent('what is wrong with a channel', () => {
  test('is nothing where the bot is a member, whether others see it or not', async (context) => {
    const { world, channel, problem } = await start(context);
    expect(await problem(channel.id)).toBeUndefined();
    expect(await problem(world.addChannel({ kind: 'private' }).id)).toBeUndefined();
  });

  const INVITE = /\/invite @Paperboy/;
  test.for([
    ['that it is archived', { kind: 'public' }, 'archive', /^The channel is archived\. Unarchive/],
    ['that the bot is not in it', { kind: 'public', bot: false }, undefined, INVITE],
    ['that the bot was not invited', { kind: 'private', bot: false }, undefined, INVITE],
    ['that the bot was removed', { kind: 'private' }, 'kickBot', INVITE],
    ['that it was deleted', { kind: 'public' }, 'deleteChannel', /^The channel was deleted, or/],
  ] as const)('is said to be %s, with what to do', async ([, given, change, words], context) => {
    const { world, problem } = await start(context);
    const { id } = world.addChannel(given);
    if (change) world[change](id);
    const said = await problem(id);
    expect(said).toEqual({ reason: expect.stringMatching(words), blocking: true });
    expect(said?.reason).toMatch(/^\S.*\.?$/);
  });

  test('is that it is a conversation, of two or of a few', async (context) => {
    const { slack, world, ada, problem } = await start(context);
    slack.people.openHome(ada.id, 'messages');
    const NO_CHANNEL = {
      reason: expect.stringMatching(/^Editions come to channels, and this is a conversation\./),
      blocking: true,
    };
    expect(await problem(world.directMessages(ada.id)?.id ?? '')).toEqual(NO_CHANNEL);
    // Somebody’s own page is in no channel at all.
    expect(await problem('')).toEqual(NO_CHANNEL);
    expect(slack.requests).toEqual([]);
    const answers = [
      { ok: true, channel: { is_mpim: true, is_member: true } },
      { ok: false, error: 'missing_scope', needed: 'mpim:read', provided: 'chat:write' },
    ];
    for (const body of answers) {
      const effect = { kind: 'refuse', status: 200, body } as const;
      slack.addFault({ method: 'conversations.info', times: 1, effect });
      expect(await problem('C0GROUP0001')).toEqual(NO_CHANNEL);
    }
  });

  test.for([
    ['for public channels', without('channels:read')],
    ['for any channel', without('channels:read', 'groups:read')],
  ] as const)('is not known without the scope %s', async ([, scopes], context) => {
    const { world, channel, problem } = await start(context, { scopes });
    expect(await problem(channel.id)).toBeUndefined();
    world.archive(channel.id);
    expect(await problem(channel.id)).toBeUndefined();
  });
});

describe.concurrent('what does not work', () => {
  test('is nothing when Slack granted every scope of the manifest', async (context) => {
    const { platform, up } = await watch(context, { scopes: NEEDED_SCOPES });
    expect(platform.limitations?.()).toEqual([]);
    await up();
    expect(platform.limitations?.()).toEqual([]);
  });

  test('is said for each scope that is missing, with its feature and what to do', async (context) => {
    const { platform, up } = await watch(context, { scopes: ['chat:write'] });
    await up();
    const said = (platform.limitations?.() ?? []).map(({ message }) => message);
    const missing = said.map(
      (one) => /lacks the scope (\S+), which is needed for \w/.exec(one)?.[1],
    );
    expect(missing).toEqual(without('chat:write'));
    expect(said).toContain(
      'The Slack app lacks the scope reactions:read, which is needed for votes by reaction. ' +
        'Add it on the app’s page OAuth & Permissions, and install the app again there.',
    );
    for (const sentence of said) expect(sentence).toMatch(/install the app again there\.$/);
  });
});
