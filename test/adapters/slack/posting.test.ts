import { describe, expect, type TestContext, test } from 'vitest';
import { createApi } from '../../../src/adapters/slack/api.ts';
import { createLibraryLogger } from '../../../src/adapters/slack/library-logger.ts';
import { type Paces, pacesAt } from '../../../src/adapters/slack/paces.ts';
import { createPosting } from '../../../src/adapters/slack/posting.ts';
import { heading, message, plain, text } from '../../../src/core/message/build.ts';
import { aPaper } from '../../support/messages.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import type { FaultEffect } from '../../support/slack/api/faults.ts';
import { DOCUMENTED } from '../../support/slack/api/limits.ts';
import type { SlackOptions } from '../../support/slack/options.ts';
import { hurried } from '../../support/slack/server.ts';
import {
  AT_ONCE,
  createSlackBot,
  readSlack,
  refOfSlackChannel,
  startWorkspace,
} from '../../support/slack-bot.ts';

const titled = (words: string) => message(heading(words));

interface StartOptions extends SlackOptions {
  readonly paces?: Paces;
}

/** The real adapter, which needs no connection to post. */
async function start(
  { onTestFinished, expect: expectHere }: TestContext,
  { paces = AT_ONCE, ...options }: StartOptions = {},
) {
  const workspace = await startWorkspace(options);
  const { slack, world, channel } = workspace;
  onTestFinished(() => slack.close());
  const { platform } = createSlackBot(slack, { paces });
  onTestFinished(() => platform.stop());

  const at = (id: string) => refOfSlackChannel(slack.teamId, id);
  const place = at(channel.id);
  const post = (key: string, thread?: string, id = channel.id) =>
    platform.post(at(id), titled(key), { key, ...(thread && { thread }) });
  const find = (key: string, thread?: string) =>
    platform.findPosted(place, { key, since: Date.now() - 1_000, ...(thread && { thread }) });
  /** One call of this method, or more, goes wrong so. */
  const fail = (effect: FaultEffect, method = 'chat.postMessage', times = 1) =>
    slack.addFault({ method, times, effect });
  const calls = (method: string) => slack.requests.filter((one) => one.method === method);
  const seen = () => world.messages(channel.id).map(readSlack);
  const edit = (ref: string, words = 'Edited') => platform.edit(ref, titled(words));
  const comes = <T>(ask: () => T) => expectHere.poll(ask, PATIENCE);
  return { ...workspace, platform, at, place, post, find, fail, calls, seen, edit, comes };
}

const failing = (kind: string) => ({ name: 'PlatformError', failure: { kind } });
const SENTENCE = /^\S.*\.$/;

describe.concurrent('a message', () => {
  test('carries its key, unfolds no links, and is only in its thread', async (context) => {
    const { platform, world, channel, place, post, calls } = await start(context);
    const thread = await platform.openThread(await post('parent'), 'A thread');
    await platform.post(place, message(aPaper), { key: 'paper', thread });
    const [parent, reply] = calls('chat.postMessage').map(({ args }) => args);
    expect(parent).toMatchObject({
      channel: channel.id,
      text: 'parent',
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: 'paperboy_delivery', event_payload: { key: 'parent' } },
    });
    expect(parent).not.toHaveProperty('thread_ts');
    expect(reply).toMatchObject({
      thread_ts: thread,
      text: expect.stringContaining(aPaper.title),
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_payload: { key: 'paper' } },
    });
    for (const args of [parent, reply]) expect(args).not.toHaveProperty('reply_broadcast');
    expect(world.thread(channel.id, thread)).toMatchObject([{ broadcast: false }]);
  });

  test('to a person alone reaches them where only they look', async (context) => {
    const { platform, slack, world, ada, calls } = await start(context);
    await platform.notify({ ...refOfSlackChannel(slack.teamId, ada.id) }, titled('A word'));
    const [sent] = world.directMessages(ada.id)?.messages.values() ?? [];
    expect(sent && readSlack(sent)).toBe('A word');
    const [{ args } = { args: {} }] = calls('chat.postMessage');
    expect(args).toMatchObject({ unfurl_links: false, unfurl_media: false, text: 'A word' });
    expect(args).not.toHaveProperty('metadata');
  });

  test('to a person who takes none, or is unknown, is refused in a sentence', async (context) => {
    const { platform, slack, ada } = await start(context, { messagesTab: false });
    const notify = (id: string) =>
      platform.notify(refOfSlackChannel(slack.teamId, id), titled('A word'));
    await expect(notify(ada.id)).rejects.toMatchObject({
      ...failing('forbidden'),
      message: 'This person takes no messages from Paperboy.',
    });
    await expect(notify('U0000000000')).rejects.toMatchObject({
      ...failing('not-found'),
      message: expect.stringMatching(SENTENCE),
    });
  });
});

describe.concurrent('a message whose answer was lost', () => {
  const losses: readonly (readonly [string, FaultEffect])[] = [
    ['with the connection', { kind: 'lose-answer' }],
    ['half way', { kind: 'cut-answer' }],
    ['behind an error 500', { kind: 'handle-then-fail', status: 500 }],
    ['behind an error 503', { kind: 'handle-then-fail', status: 503 }],
  ];
  for (const where of ['in the channel', 'in a thread'])
    test.for(losses)(
      `%s, ${where}, has an unknown outcome, and with its key again is the same message`,
      async ([, effect], context) => {
        const { world, post, fail, calls, seen } = await start(context);
        const thread = where === 'in a thread' ? tsOf(await post('parent')) : undefined;
        const before = seen().length;
        fail(effect);
        await expect(post('a', thread)).rejects.toMatchObject({
          ...failing('unknown-outcome'),
          message: expect.stringMatching(SENTENCE),
        });
        const posts = calls('chat.postMessage').length;
        const ref = await post('a', thread);
        expect(calls('chat.postMessage')).toHaveLength(posts);
        expect(seen()).toHaveLength(before + 1);
        const [, id = ''] = ref.split('/');
        expect(world.message(id, tsOf(ref))).toMatchObject({ threadTs: thread });
      },
    );

  test('because it took too long is the same message with its key again', async (context) => {
    const { slack, place, fail, seen, comes } = await start(context);
    const posting = createPosting({
      api: createApi({
        ...slack,
        libraryLogger: createLibraryLogger(silentLogger),
        timeoutMs: 1_000,
      }),
      actions: { keep: async () => undefined, find: async () => undefined },
      clock: { now: Date.now },
      paces: AT_ONCE,
    });
    const post = () => posting.post(place, titled('slow'), { key: 'slow' });
    fail({ kind: 'delay', ms: 1_500 });
    await expect(post()).rejects.toMatchObject(failing('unknown-outcome'));
    await comes(seen).toEqual(['slow']);
    await post();
    expect(seen()).toEqual(['slow']);
  });

  test('before Slack had it is sent again, after a look', async (context) => {
    const { post, fail, calls, seen, slack } = await start(context);
    fail({ kind: 'drop' });
    await expect(post('a')).rejects.toMatchObject(failing('unknown-outcome'));
    await post('a');
    expect(seen()).toEqual(['a']);
    expect(slack.requests.map(({ method }) => method)).toEqual([
      'chat.postMessage',
      'conversations.history',
      'chat.postMessage',
    ]);
    expect(calls('conversations.history')[0]?.args).toMatchObject({ include_all_metadata: true });
  });

  test('is not sent again while nobody can look whether it is there', async (context) => {
    const { slack, post, fail, seen } = await start(context);
    fail({ kind: 'lose-answer' });
    await expect(post('a')).rejects.toMatchObject(failing('unknown-outcome'));
    slack.setScopes(['chat:write']);
    await expect(post('a')).rejects.toMatchObject({
      ...failing('unknown-outcome'),
      message: expect.stringMatching(SENTENCE),
    });
    slack.setScopes(['chat:write', 'channels:history']);
    await post('a');
    expect(seen()).toEqual(['a']);
  });

  test('is looked for again even when Slack showed it late and refused it meanwhile', async (context) => {
    const { post, fail, seen } = await start(context);
    fail({ kind: 'lose-answer' });
    await expect(post('a')).rejects.toMatchObject(failing('unknown-outcome'));
    fail(
      { kind: 'refuse', status: 200, body: { ok: true, messages: [] } },
      'conversations.history',
    );
    fail({ kind: 'refuse', status: 200, body: { ok: false, error: 'service_unavailable' } });
    await expect(post('a')).rejects.toMatchObject(failing('unavailable'));
    await post('a');
    expect(seen()).toEqual(['a']);
  });
});

describe.concurrent('a look-up', () => {
  test.for(['in the channel', 'in a thread'] as const)(
    'finds a message %s behind hundreds of others',
    async (where, context) => {
      const { slack, ada, channel, post, find, calls } = await start(context);
      const thread = where === 'in a thread' ? tsOf(await post('parent')) : undefined;
      const say = () =>
        slack.people.say(ada.id, channel.id, 'Hear, hear!', thread ? { threadTs: thread } : {});
      const talk = () => Array.from({ length: 450 }, say);
      // History is read from the newest on, a thread from the oldest.
      if (thread) talk();
      const message = await post('sought', thread);
      if (!thread) talk();
      expect(await find('sought', thread)).toEqual({ found: 'yes', message });
      expect(await find('another', thread)).toEqual({ found: 'no' });
      const method = thread ? 'conversations.replies' : 'conversations.history';
      expect(calls(method)).toHaveLength(6);
    },
  );

  test('finds a message although the clocks differ, and no other’s', async (context) => {
    const { slack, place, platform, channel, ada, post, find } = await start(context, {
      now: () => Date.now() - 30_000,
    });
    const message = await post('sought');
    slack.people.say(ada.id, channel.id, 'sought');
    const since = Date.now();
    expect(await platform.findPosted(place, { key: 'sought', since })).toEqual({
      ...{ found: 'yes', message },
    });
    expect(await find('sough')).toEqual({ found: 'no' });
  });

  test('in a thread that is gone finds nothing, and that is certain', async (context) => {
    const { find } = await start(context);
    expect(await find('a', '1000000000.000001')).toEqual({ found: 'no' });
  });

  test.for([
    ['the channel may not be read', ({ world, channel }) => world.kickBot(channel.id)],
    ['a scope is missing', ({ slack }) => slack.setScopes(['chat:write'])],
    ['the token is refused', ({ slack }) => slack.revokeToken()],
    ['Slack can’t be reached', ({ slack }) => slack.startOutage({ of: 'api' })],
    ['Slack asks to wait', ({ fail }) => fail(LIMITED, 'conversations.history')],
    ['there is no end of it', ({ fail }) => fail(ENDLESS, 'conversations.history', 1_000)],
  ] satisfies readonly (readonly [string, (bot: Awaited<ReturnType<typeof start>>) => unknown])[])(
    'does not claim that a message is missing when %s',
    async ([, hinder], context) => {
      const bot = await start(context);
      await bot.post('sought');
      await hinder(bot);
      expect(await bot.find('sought')).toEqual({ found: 'unknown' });
      expect(bot.calls('conversations.history').length).toBeLessThan(100);
    },
  );
});

describe.concurrent('a refusal', () => {
  const TABLE = [
    ['channel_not_found', 'not-found', /deleted.*private.*\/invite @Paperboy/],
    ['not_in_channel', 'forbidden', /not in this channel\. Type \/invite @Paperboy/],
    ['is_archived', 'forbidden', /archived/],
    ['restricted_action', 'forbidden', /allows only some people to post/],
    ['restricted_action_read_only_channel', 'forbidden', /allows only some people to post/],
    ['restricted_action_thread_only_channel', 'forbidden', /only replies in threads/],
    ['restricted_action_non_threadable_channel', 'forbidden', /takes no threads/],
    ['restricted_action_thread_locked', 'locked', /locked the thread/],
    ['thread_not_found', 'not-found', /message was deleted/],
    ['msg_too_long', 'invalid', /longer than Slack takes/],
    ['msg_blocks_too_long', 'invalid', /longer than Slack takes/],
    ['invalid_blocks', 'invalid', /Slack refused it \(invalid_blocks\)/],
    ['an_error_of_tomorrow', 'invalid', /Slack refused it \(an_error_of_tomorrow\)/],
    ['token_expired', 'unauthorized', /refuses the bot token.*SLACK_BOT_TOKEN/],
    ['account_inactive', 'unauthorized', /refuses the bot token.*SLACK_BOT_TOKEN/],
    ['service_unavailable', 'unavailable', /trouble/],
    ['internal_error', 'unknown-outcome', /broke off/],
    ['fatal_error', 'unknown-outcome', /broke off/],
    ['rate_limited', 'rate-limited', /asks to wait/],
    ['message_limit_exceeded', 'rate-limited', /asks to wait/],
  ] as const;

  // platforms.md, 1.1
  test.for(TABLE)(
    '%s is understood, and said in a sentence',
    async ([error, kind, words], context) => {
      const { post, fail } = await start(context);
      fail({ kind: 'refuse', status: 200, body: { ok: false, error } });
      const refusal = await post('a').catch((thrown: unknown) => thrown);
      expect(refusal).toMatchObject(failing(kind));
      expect(refusal).toHaveProperty('message', expect.stringMatching(words));
      expect(refusal).toHaveProperty('message', expect.stringMatching(SENTENCE));
    },
  );

  test('for a scope that is missing names it, with the feature', async (context) => {
    const { slack, post, platform } = await start(context);
    const ref = await post('a');
    slack.setScopes([]);
    await expect(post('b')).rejects.toMatchObject({
      ...failing('forbidden'),
      message:
        'The app lacks the scope chat:write, needed for posting. ' +
        'Add it on the app’s page OAuth & Permissions, and install the app again there.',
    });
    await expect(platform.listReactors(ref)).rejects.toMatchObject({
      message: expect.stringContaining('reactions:read, needed for votes by reaction'),
    });
  });

  test.for([
    ['an error 502 with a page', 502],
    ['a page where an answer should be', 200],
  ] as const)('by a proxy, as %s, leaves open whether it was done', async ([, status], context) => {
    const { post, fail, seen } = await start(context);
    fail({ kind: 'refuse', status, body: '<html><h1>Bad gateway</h1></html>' });
    const refusal = await post('a').catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject(failing('unknown-outcome'));
    expect(refusal).toHaveProperty('message', expect.stringMatching(SENTENCE));
    expect(refusal).not.toHaveProperty('message', expect.stringContaining('<'));
    await post('a');
    expect(seen()).toEqual(['a']);
  });

  test('of a connection is certain, and says so', async (context) => {
    const { slack, post, calls } = await start(context);
    const outage = await slack.startOutage({ of: 'api' });
    await expect(post('a')).rejects.toMatchObject({
      ...failing('unavailable'),
      message: 'Slack can’t be reached (ECONNREFUSED).',
    });
    await outage.end();
    await post('a');
    expect(calls('conversations.history')).toEqual([]);
  });

  test('by a locked thread is told by Slack itself', async (context) => {
    const { world, channel, post } = await start(context);
    const thread = tsOf(await post('parent'));
    world.lockThread(channel.id, thread);
    await expect(post('a', thread)).rejects.toMatchObject(failing('locked'));
  });
});

describe.concurrent('an edit', () => {
  test('shows what is new, keeps the key, and says when the message is gone', async (context) => {
    const { world, channel, post, find, edit, seen } = await start(context);
    const ref = await post('a');
    expect(await edit(ref)).toBe('edited');
    expect(seen()).toEqual(['Edited']);
    expect(await find('a')).toEqual({ found: 'yes', message: ref });
    world.deleteMessage(channel.id, tsOf(ref));
    expect(await edit(ref)).toBe('gone');
  });

  test('in an archived channel, or past the workspace’s time for edits, is locked', async (context) => {
    let shift = 0;
    const { world, channel, post, edit } = await start(context, {
      now: () => Date.now() + shift,
      editWindowMs: 60_000,
    });
    const ref = await post('a');
    world.archive(channel.id);
    expect(await edit(ref)).toBe('locked');
    world.unarchive(channel.id);
    expect(await edit(ref)).toBe('edited');
    shift = 61_000;
    expect(await edit(ref)).toBe('locked');
  });

  test('in a channel that the bot is not in does not take the message for deleted', async (context) => {
    const { world, at, platform, edit } = await start(context);
    const { id } = world.addChannel({ kind: 'private' });
    const ref = await platform.post(at(id), titled('a'), { key: 'a' });
    world.kickBot(id);
    await expect(edit(ref)).rejects.toMatchObject(failing('not-found'));
  });

  test('is taken however long the message is, in whatever script', async (context) => {
    const { platform, place, calls, edit, post } = await start(context);
    const long = message(
      heading('論文'.repeat(300)),
      ...Array.from({ length: 40 }, () => text(plain('折り紙の研究。'.repeat(60)))),
    );
    const ref = await platform.post(place, long, { key: 'long' });
    expect(await platform.edit(ref, long)).toBe('edited');
    const [args] = calls('chat.update').map((call) => call.args);
    const bytes = Buffer.byteLength(String(args?.text));
    expect(bytes).toBeLessThanOrEqual(4_000);
    expect(bytes).toBeGreaterThan(2_000);
    expect(await edit(await post('short'), 'Short')).toBe('edited');
  });

  test('whose answer was lost is an error that lets it be made again', async (context) => {
    const { post, edit, fail, seen } = await start(context);
    const ref = await post('a');
    fail({ kind: 'lose-answer' }, 'chat.update');
    await expect(edit(ref)).rejects.toMatchObject(failing('unknown-outcome'));
    expect(await edit(ref)).toBe('edited');
    expect(seen()).toEqual(['Edited']);
  });
});

describe.concurrent('the pace', () => {
  test('of one channel is kept, and no other channel waits for it', async (context) => {
    const gapMs = 250;
    const { world, channel, post, calls } = await start(context, {
      paces: { ...AT_ONCE, posts: { gapMs, burst: 1 } },
    });
    const other = world.addChannel().id;
    const postAll = async () => {
      for (const key of ['1', '2', '3']) await post(key);
    };
    await Promise.all([postAll(), post('x', undefined, other)]);
    const sent = calls('chat.postMessage');
    expect(sent.slice(0, 2).map(({ args }) => args.channel)).toContain(other);
    const times = sent.filter(({ args }) => args.channel === channel.id).map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    // Clocks round.
    for (const gap of gaps) expect(gap).toBeGreaterThan(gapMs - 5);
    expect(world.messages(channel.id).map(readSlack)).toEqual(['1', '2', '3']);
  });

  test('is never too fast for Slack, in twenty channels at a time', async (context) => {
    const factor = 0.2;
    const { slack, world, post } = await start(context, {
      rateLimits: hurried(factor),
      paces: { ...scaled(factor), workspacePosts: AT_ONCE.workspacePosts },
    });
    const channels = Array.from({ length: 20 }, () => world.addChannel().id);
    const keysOf = (id: string) => Array.from({ length: 6 }, (_, index) => `${id} ${index}`);
    const postAll = async (id: string) => {
      for (const key of keysOf(id)) await post(key, undefined, id);
    };
    await Promise.all(channels.map(postAll));
    expect(slack.rateLimited).toBe(0);
    for (const id of channels) expect(world.messages(id).map(readSlack)).toEqual(keysOf(id));
  });

  test('of all channels together is never too fast for Slack', async (context) => {
    const { slack, world, post } = await start(context, {
      rateLimits: { postInWorkspace: { limit: 30, windowMs: 1_200 } },
      paces: { ...AT_ONCE, workspacePosts: { gapMs: 48, burst: 3 } },
    });
    const channels = Array.from({ length: 45 }, () => world.addChannel().id);
    await Promise.all(channels.map((id) => post(id, undefined, id)));
    expect(slack.rateLimited).toBe(0);
    const { gapMs, burst } = pacesAt().workspacePosts;
    expect(burst + 60_000 / gapMs).toBeLessThan(DOCUMENTED.postInWorkspace.limit);
  });

  test('of edits is never too fast for Slack, in the busiest of minutes', async (context) => {
    const factor = 0.05;
    const { slack, post, edit } = await start(context, {
      rateLimits: { ...hurried(factor), postInChannel: { limit: 10, windowMs: 1 } },
      paces: { ...AT_ONCE, thirdTier: scaled(factor).thirdTier },
    });
    const ref = await post('a');
    await edit(ref, 'The first');
    const edits = Array.from({ length: 60 }, (_, index) => edit(ref, `Edit ${index}`));
    expect(new Set(await Promise.all(edits))).toEqual(new Set(['edited']));
    expect(slack.rateLimited).toBe(0);
  });
});

describe.concurrent('a request to wait', () => {
  test('says how long, and lets the other channels go on', async (context) => {
    const { slack, world, channel, post, calls, comes } = await start(context);
    const other = world.addChannel().id;
    slack.addFault({ where: (args) => args.channel === channel.id, times: 1, effect: LIMITED });
    await expect(post('a')).rejects.toMatchObject({
      failure: { kind: 'rate-limited', retryAfterMs: 3_000 },
    });
    await post('b', undefined, other);
    // Slack is not asked again before its time.
    await expect(post('a')).rejects.toMatchObject(failing('rate-limited'));
    expect(calls('chat.postMessage')).toHaveLength(2);
    await comes(() => post('a').catch(() => '')).not.toBe('');
    expect(calls('chat.postMessage')).toHaveLength(3);
  });

  test('in two channels is one of the whole workspace: nothing is asked until it is over', async (context) => {
    const few = { limit: 2, windowMs: 3_000 };
    const { slack, world, post, calls, comes } = await start(context, {
      rateLimits: { postInWorkspace: few, postInChannel: { limit: 100, windowMs: 1 } },
    });
    const channels = Array.from({ length: 12 }, () => world.addChannel().id);
    const send = (id: string) => post(id, undefined, id).then(() => 'sent', kindOf);
    const outcomes: string[] = [];
    for (const id of channels) outcomes.push(await send(id));
    expect(outcomes).toEqual(['sent', 'sent', ...Array(10).fill('rate-limited')]);
    expect(slack.rateLimited).toBe(2);
    expect(calls('chat.postMessage')).toHaveLength(4);
    await comes(() => send(channels[5] ?? '')).toBe('sent');
    expect(slack.rateLimited).toBe(2);
  });

  test('while a post waits holds up no answer to a person', async (context) => {
    const { platform, post, fail } = await start(context);
    const ref = await post('a');
    fail({ ...LIMITED, headers: { 'retry-after': '30' } });
    await expect(post('b')).rejects.toMatchObject(failing('rate-limited'));
    expect(await platform.permalink(ref)).toMatch(/^https:/);
    expect(await platform.edit(ref, titled('Edited'))).toBe('edited');
  });
});

/** For waits of some seconds, on a machine that has much else to do. */
const PATIENCE = { timeout: 12_000, interval: 50 };

const LIMITED = {
  kind: 'refuse',
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': '3' },
} as const;

const ENDLESS = {
  kind: 'refuse',
  status: 200,
  body: { ok: true, messages: [], response_metadata: { next_cursor: 'more' } },
} as const;

/** The paces that Paperboy keeps, as much faster as the stand-in's limits. */
function scaled(factor: number): Paces {
  const scale = ({ gapMs, burst }: Paces['posts']) => ({ gapMs: gapMs * factor, burst });
  const { posts, workspacePosts, thirdTier, ...waits } = pacesAt();
  return {
    ...waits,
    posts: scale(posts),
    workspacePosts: scale(workspacePosts),
    thirdTier: scale(thirdTier),
  };
}

const tsOf = (ref: string): string => ref.split('/')[2] ?? '';

function kindOf(error: unknown): string {
  return String((error as { failure?: { kind?: string } }).failure?.kind);
}
