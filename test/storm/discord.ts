import { assertNever } from '../../src/core/errors.ts';
import type { Fault, FaultEffect } from '../support/discord/rest/faults.ts';
import { hurried } from '../support/discord/server.ts';
import type { Message } from '../support/discord/world/model.ts';
import { buttonOf, readDiscord, startServer } from '../support/discord-bot.ts';
import { createOutages } from './outages.ts';
import type { Target, Trouble } from './plan.ts';
import { createCount } from './request-count.ts';
import { EMOJIS, type Emoji, type Posted, type StandIn } from './stand-in.ts';

const READERS = 7;
const ANSWER_MS = 1_500;
const MESSAGES = /^\/channels\/\d+\/messages$/;

/** Discord's waits, shortened as the program's are. */
const waitsAt = (haste: number) => ({
  rateLimits: hurried(1 / haste),
  identifyWindowMs: 5_000 / haste,
  nonceMemoryMs: 300_000 / haste,
  sessionMs: 180_000 / haste,
});

const CHARACTERS: Readonly<Record<Emoji, string>> = {
  ...{ thumb: '👍', 'dark thumb': '👍🏿', fire: '🔥', party: '🎉' },
};

/** @param settleMs how long the program lets a message settle whose outcome it does not know */
export async function startDiscordStorm(haste: number, settleMs: number): Promise<StandIn> {
  const server = await startServer({ ...waitsAt(haste), answerWithinMs: ANSWER_MS });
  const { discord, world, guild, ada } = server;
  const { people, gateway, botId } = discord;
  const readers = Array.from({ length: READERS }, () => {
    const { id } = world.addUser();
    world.addMember(guild.id, id);
    return id;
  });
  const outages = createOutages((of: 'rest' | 'gateway' | undefined) =>
    discord.startOutage(of && { of }),
  );
  const posts = createCount(
    discord.requests,
    ({ method, path }) => method === 'POST' && MESSAGES.test(path),
  );

  type Handle = ReturnType<typeof people.command>;
  async function read(handle: Handle): Promise<string | undefined> {
    const { message } = await handle.completed().catch(() => ({ message: undefined }));
    return message && readDiscord(message);
  }

  const isOwn = ({ authorId, type, interaction }: Message): boolean =>
    authorId === botId && type === 0 && interaction === undefined;
  const native = ({ ref }: Posted): Message => {
    const [, channel = '', id = ''] = ref.split('/');
    const found = world.message(channel, id);
    if (!found) throw new Error(`Discord has no message ${ref}`);
    return found;
  };

  function toPosted(message: Message, channel: string): Posted {
    const text = readDiscord(message);
    const paper = text.includes('Papers of the day') ? undefined : paperIn(text);
    return {
      ref: `${guild.id}/${message.channelId}/${message.id}`,
      channel,
      ...(message.channelId !== channel && { thread: message.channelId }),
      ...(paper && { paper }),
      votes: Number(/(\d+) votes? here/.exec(text)?.[1] ?? 0),
      seeded: [...message.reactions.values()].some((users) => users.has(botId)),
      reactions: EMOJIS.flatMap((emoji) =>
        [...(message.reactions.get(CHARACTERS[emoji]) ?? [])]
          .filter((person) => person !== botId)
          .map((person) => ({ person, emoji })),
      ),
    };
  }

  function cause(trouble: Trouble, channel: string | undefined): void {
    switch (trouble.kind) {
      case 'hang-up':
        gateway.drop();
        return;
      case 'send-away':
        gateway.invalidateSession();
        return;
      case 'outage':
        outages.begin(OUTAGES[trouble.of], trouble.ms);
        return;
      case 'limit': {
        const isWide = trouble.over === 'workspace' || channel === undefined;
        const path = isWide ? MESSAGES : new RegExp(`^/channels/${channel}/messages$`);
        const effect = tooMany(isWide);
        discord.addFault({ method: 'POST', path, times: trouble.times, effect });
        return;
      }
      case 'slow': {
        const ms = trouble.share * (settleMs / 3);
        const effect = { kind: 'delay', ms } as const;
        discord.addFault({ ...aimedAt(trouble.of), times: trouble.times, effect });
        return;
      }
      default: {
        const effect = EFFECTS[trouble.kind];
        discord.addFault({ ...aimedAt(trouble.of), times: trouble.times, effect });
        return;
      }
    }
  }

  return {
    name: 'discord',
    environment: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    logins: () => gateway.identifies,
    isReached: () => gateway.connections > 0 && discord.commands().length > 0,
    requests: () => discord.requests.length,
    posts,
    limited: () => discord.rateLimited,
    addChannel: () => world.addChannel(guild.id).id,
    people: [ada.id, ...readers],
    ask: (user, channel, { name: subcommand, options = {} }) =>
      read(people.command({ user, channel, name: 'papers', subcommand, options })),
    pressVote(user, posted) {
      const message = native(posted);
      return read(people.press({ user, message, customId: buttonOf(message, 'Vote') }));
    },
    react: (user, posted, emoji) => people.react(user, native(posted), CHARACTERS[emoji]),
    unreact: (user, posted, emoji) => people.unreact(user, native(posted), CHARACTERS[emoji]),
    posted(channel) {
      const own = world.messages(channel).filter(isOwn);
      // A thread has the id of the message that it was opened from.
      const replies = own.flatMap(({ id }) => (world.channels.has(id) ? world.messages(id) : []));
      return [...own, ...replies.filter(isOwn)].map((message) => toPosted(message, channel));
    },
    cause,
    heal: () => discord.clearFaults(),
    async calm() {
      discord.clearFaults();
      await outages.over();
    },
    close: () => discord.close(),
  };
}

const OUTAGES = { api: 'rest', events: 'gateway', both: undefined } as const;

const EFFECTS = {
  'lose-request': { kind: 'drop' },
  'lose-answer': { kind: 'lose-answer' },
  // A broken body and no answer at all are the same to this client.
  'cut-answer': { kind: 'lose-answer' },
  'fail-before': { kind: 'refuse', status: 502 },
  'fail-after': { kind: 'handle-then-fail', status: 500 },
  hang: { kind: 'hang' },
} as const satisfies Readonly<Record<string, FaultEffect>>;

function aimedAt(target: Target): Pick<Fault, 'method' | 'path'> {
  switch (target) {
    case 'posts':
      return { method: 'POST', path: MESSAGES };
    case 'any':
      return {};
    default:
      return assertNever(target);
  }
}

const tooMany = (global: boolean): FaultEffect => ({
  kind: 'refuse',
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: 1, global },
  headers: {
    'content-type': 'application/json',
    'retry-after': '1',
    'x-ratelimit-scope': global ? 'global' : 'shared',
    ...(global && { 'x-ratelimit-global': 'true' }),
  },
});

const paperIn = (text: string): string | undefined =>
  /arxiv\.org\/abs\/(\d{4}\.\d{5})/.exec(text)?.[1];
