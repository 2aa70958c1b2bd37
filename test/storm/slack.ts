import { createManifest } from '../../src/adapters/slack/manifest.ts';
import { commands } from '../../src/commands/index.ts';
import { assertNever } from '../../src/core/errors.ts';
import type { Fault, FaultEffect } from '../support/slack/api/faults.ts';
import { hurried } from '../support/slack/server.ts';
import type { Message, Payload } from '../support/slack/world/model.ts';
import { buttonOf, readSlack, startWorkspace } from '../support/slack-bot.ts';
import { createOutages } from './outages.ts';
import type { Target, Trouble } from './plan.ts';
import { createCount } from './request-count.ts';
import { EMOJIS, type Emoji, type Posted, type StandIn, type Typed } from './stand-in.ts';

const READERS = 7;
const ANSWER_MS = 1_500;
const POST = 'chat.postMessage';

const { features, oauth_config, settings } = createManifest(commands);

/** What the app's manifest asks for, and nothing else. */
const AS_IN_MANIFEST = {
  scopes: oauth_config.scopes.bot,
  events: settings.event_subscriptions.bot_events,
  unfurlDomains: features.unfurl_domains,
  shouldEscape: false,
};

/** Slack's waits, shortened as the program's are. */
const waitsAt = (haste: number) => ({
  rateLimits: hurried(1 / haste),
  retryDelaysMs: [0, 60_000 / haste, 300_000 / haste],
});

const NAMES: Readonly<Record<Emoji, string>> = {
  ...{ thumb: '+1', 'dark thumb': '+1::skin-tone-6', fire: 'fire', party: 'tada' },
};

/** @param settleMs how long the program lets a message settle whose outcome it does not know */
export async function startSlackStorm(haste: number, settleMs: number): Promise<StandIn> {
  const waits = { ...waitsAt(haste), answerWithinMs: ANSWER_MS };
  const { slack, world, ada } = await startWorkspace({ ...AS_IN_MANIFEST, ...waits });
  const { people, socket, teamId } = slack;
  const readers = Array.from({ length: READERS }, () => world.addUser().id);
  const outages = createOutages((of: 'api' | 'socket' | undefined) =>
    slack.startOutage(of && { of }),
  );
  const posts = createCount(slack.requests, ({ method }) => method === POST);

  type Handle = ReturnType<typeof people.command>;
  async function read(handle: Handle): Promise<string | undefined> {
    if ((await handle.answered()).kind === 'failed') return undefined;
    const message = await handle.message().catch(() => undefined);
    return message && readSlack(message);
  }

  const native = ({ ref }: Posted): Message => {
    const [, channel = '', ts = ''] = ref.split('/');
    const found = world.message(channel, ts);
    if (!found) throw new Error(`Slack has no message ${ref}`);
    return found;
  };

  function cause(trouble: Trouble, channel: string | undefined): void {
    switch (trouble.kind) {
      case 'hang-up':
        socket.drop();
        return;
      case 'send-away':
        socket.disconnect('refresh_requested');
        return;
      case 'outage':
        outages.begin(OUTAGES[trouble.of], trouble.ms);
        return;
      case 'limit': {
        const isWide = trouble.over === 'workspace' || channel === undefined;
        const where = (args: Payload) => isWide || args.channel === channel;
        slack.addFault({ method: POST, where, times: trouble.times, effect: TOO_MANY });
        return;
      }
      case 'slow': {
        const ms = trouble.share * (settleMs / 3);
        const effect = { kind: 'delay', ms } as const;
        slack.addFault({ ...aimedAt(trouble.of), times: trouble.times, effect });
        return;
      }
      default: {
        const effect = EFFECTS[trouble.kind];
        slack.addFault({ ...aimedAt(trouble.of), times: trouble.times, effect });
        return;
      }
    }
  }

  return {
    name: 'slack',
    environment: {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
    },
    logins: () => socket.connected,
    isReached: () => socket.connections > 0,
    requests: () => slack.requests.length,
    posts,
    limited: () => slack.rateLimited,
    addChannel: () => world.addChannel({ creator: ada.id, members: readers }).id,
    people: [ada.id, ...readers],
    ask: (user, channel, typed) => read(people.command({ user, channel, text: textOf(typed) })),
    pressVote(user, posted) {
      const message = native(posted);
      return read(people.press({ user, message, actionId: buttonOf(message, 'Vote') }));
    },
    react: (user, posted, emoji) => people.react(user, native(posted), NAMES[emoji]),
    unreact: (user, posted, emoji) => people.unreact(user, native(posted), NAMES[emoji]),
    posted: (channel) =>
      world
        .messages(channel)
        .filter(({ botId }) => botId !== undefined)
        .map((message) => toPosted(message, teamId)),
    cause,
    heal: () => slack.clearFaults(),
    async calm() {
      slack.clearFaults();
      await outages.over();
    },
    close: () => slack.close(),
  };
}

const OUTAGES = { api: 'api', events: 'socket', both: undefined } as const;

const EFFECTS = {
  'lose-request': { kind: 'drop' },
  'lose-answer': { kind: 'lose-answer' },
  'cut-answer': { kind: 'cut-answer' },
  'fail-before': { kind: 'refuse', status: 503 },
  'fail-after': { kind: 'handle-then-fail', status: 500 },
  hang: { kind: 'hang' },
} as const satisfies Readonly<Record<string, FaultEffect>>;

const TOO_MANY: FaultEffect = {
  kind: 'refuse',
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': '1' },
};

function aimedAt(target: Target): Pick<Fault, 'method'> {
  switch (target) {
    case 'posts':
      return { method: POST };
    case 'any':
      return {};
    default:
      return assertNever(target);
  }
}

const textOf = ({ name, options = {} }: Typed): string =>
  [name, ...Object.entries(options).map(([key, value]) => `${key}:${value}`)].join(' ');

function toPosted(message: Message, team: string): Posted {
  const { channelId: channel, ts, threadTs: thread, metadata } = message;
  const text = readSlack(message);
  const key = keyIn(metadata);
  const paper = text.includes('Papers of the day') ? undefined : paperIn(message.blocks);
  return {
    ref: `${team}/${channel}/${ts}`,
    channel,
    ...(thread !== undefined && { thread }),
    ...(key !== undefined && { key }),
    ...(paper !== undefined && { paper }),
    votes: Number(/Vote · (\d+)/.exec(text)?.[1] ?? 0),
    // On Slack the bot taps nothing first: every message has its button.
    seeded: true,
    reactions: EMOJIS.flatMap((emoji) =>
      [...(message.reactions.get(NAMES[emoji]) ?? [])].map((person) => ({ person, emoji })),
    ),
  };
}

function keyIn(metadata: Payload | undefined): string | undefined {
  const payload = metadata?.event_payload;
  const hasKey = typeof payload === 'object' && payload !== null && 'key' in payload;
  return hasKey ? String(payload.key) : undefined;
}

const paperIn = (blocks: readonly Payload[]): string | undefined =>
  /arxiv\.org\/abs\/(\d{4}\.\d{5})/.exec(JSON.stringify(blocks))?.[1];
