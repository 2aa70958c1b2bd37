import { type APIMessage, type APIReaction, type APIUser, Routes } from 'discord.js';
import type { ChatPlatform, Reactor } from '../../core/ports/chat-platform.ts';
import { normaliseEmoji } from '../../core/votes/emoji.ts';
import { personOf, readRef } from './refs.ts';
import type { Bulk } from './rest.ts';
import type { ThreadKeeper } from './thread-keeper.ts';

/** People whom one request lists. */
const PAGE = 100;

/** Ordinary reactions, and those that Discord draws larger: both are votes, listed apart. */
const KINDS = { normal: '0', burst: '1' } as const;

interface ReactorDependencies {
  readonly bulk: Bulk;
  readonly threads: Pick<ThreadKeeper, 'check'>;
  readonly voteEmojis: readonly string[];
}

/** Lists who reacted with an emoji that is a vote; every bot is left out, this one included. */
export function createReactorList({
  bulk,
  threads,
  voteEmojis,
}: ReactorDependencies): ChatPlatform['listReactors'] {
  const votes = new Set(voteEmojis.map(normaliseEmoji));

  async function people(route: `/${string}`, kind: string): Promise<readonly APIUser[]> {
    const users: APIUser[] = [];
    for (;;) {
      const last = users.at(-1);
      const query = { limit: String(PAGE), type: kind, ...(last && { after: last.id }) };
      const page = (await bulk.get(route, query)) as readonly APIUser[];
      users.push(...page);
      if (page.length < PAGE) return users;
    }
  }

  return async (ref) => {
    const { guild, channel, message } = readRef(ref);
    await threads.check(channel);
    const { reactions = [] } = (await bulk.get(
      Routes.channelMessage(channel, message),
    )) as APIMessage;
    const reactors: Reactor[] = [];
    for (const { emoji, kind } of reactions.flatMap(listings)) {
      if (!votes.has(normaliseEmoji(emoji))) continue;
      const route = Routes.channelMessageReaction(channel, message, encodeURIComponent(emoji));
      const users = await people(route, KINDS[kind]);
      const voters = users.filter(({ bot }) => !bot);
      reactors.push(...voters.map(({ id }) => ({ person: personOf(guild, id), emoji })));
    }
    return { reactors, complete: true };
  };
}

/** The lists to ask for: none where only the bot itself has reacted. */
function listings({ emoji, me, me_burst, count_details }: APIReaction) {
  if (emoji.id || !emoji.name) return [];
  const { name } = emoji;
  const others = {
    normal: count_details.normal - Number(me),
    burst: count_details.burst - Number(me_burst),
  };
  return (['normal', 'burst'] as const)
    .filter((kind) => others[kind] > 0)
    .map((kind) => ({ emoji: name, kind }));
}
