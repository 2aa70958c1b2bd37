import { SourceError } from '../core/errors.ts';
import { footnote, link, message, plain } from '../core/message/build.ts';
import { counted } from '../core/message/counted.ts';
import type { Message, Spans } from '../core/message/model.ts';
import { paperBlock } from '../core/message/paper-block.ts';
import { type PaperId, parsePaperId } from '../core/paper/identity.ts';
import { summarise } from '../core/paper/summary.ts';
import { formatDay } from '../core/schedule/dates.ts';
import { joinSpans } from './answers/join-spans.ts';
import { knownPapers } from './answers/known-papers.ts';
import { paperById } from './answers/paper-by-id.ts';
import { createRecently } from './answers/recently.ts';
import { isSameChannel } from './answers/same-place.ts';
import type { CommandContext } from './context.ts';

/** A message with so many links is a list: previews would bury it. */
const TOO_MANY = 3;

/** How long (ms) a channel remembers a paper. */
const AGAIN_MS = 30 * 60_000;
const MOST_REMEMBERED = 1_000;

/** How long (ms) a paper that the library does not have is waited for. */
const BUDGET_MS = 1_500;

const SUMMARY = { sentences: 2, characters: 300 };

/** What to show under each link that somebody posted; nothing for one that is to be left alone. */
type PreviewLinks = (
  urls: readonly string[],
  context: CommandContext,
) => Promise<ReadonlyMap<string, Message>>;

/** Previews papers that people link to, and remembers which ones a channel has just seen. */
export function createLinkPreviews(): PreviewLinks {
  const recently = createRecently(AGAIN_MS, MOST_REMEMBERED);

  /** Claimed before it is made, because two messages may come at once; only what is shown counts. */
  async function previewOnce(id: PaperId, context: CommandContext): Promise<Message | undefined> {
    const { platform, workspace, id: channel } = context.asker.channel;
    const key = [platform, workspace, channel, id].join(' ');
    if (!recently.claim(key, context.clock.now())) return undefined;
    let preview: Message | undefined;
    try {
      preview = await previewOf(id, context);
    } finally {
      if (!preview) recently.release(key);
    }
    return preview;
  }

  return async (urls, context) => {
    const links = urls.flatMap((url) => {
      const id = parsePaperId(url);
      return id ? [{ id, url }] : [];
    });
    if (links.length >= TOO_MANY) return new Map();
    const firsts = links.filter((one) => one === links.find(({ id }) => id === one.id));
    const previews = await Promise.all(
      firsts.map(async ({ id, url }) => ({ url, preview: await previewOnce(id, context) })),
    );
    return new Map(previews.flatMap(({ url, preview }) => (preview ? [[url, preview]] : [])));
  };
}

/** Undefined where there is no such paper, or none that can be had soon enough. */
async function previewOf(id: PaperId, context: CommandContext): Promise<Message | undefined> {
  try {
    if (!(await paperById(id, BUDGET_MS, context))) return undefined;
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
  const [known] = await knownPapers(context, [id]);
  if (!known) return undefined;
  const { paper, votes, popularity } = known;
  const facts = joinSpans([
    await lastPosted(id, context),
    votes > 0 ? [plain(counted(votes, 'team vote'))] : [],
    popularity ? [plain(counted(popularity.upvotes, 'upvote'))] : [],
  ]);
  return message(
    // The figures stand in one line below; the reader has a link to the paper already.
    { ...paperBlock({ paper }), summary: summarise(paper, SUMMARY), keywords: [], links: [] },
    ...(facts.length > 0 ? [footnote(...facts)] : []),
  );
}

/** When an edition last showed the paper in the channel. */
async function lastPosted(id: PaperId, { editions, chat, asker }: CommandContext): Promise<Spans> {
  const [last] = (await editions.postings(id))
    .filter((posting) => isSameChannel(posting.channel, asker.channel))
    .toSorted((a, b) => b.sentAt - a.sentAt);
  if (!last) return [];
  const day = formatDay(last.edition.localDate);
  const url = await chat.permalink(last.channel.platform, last.message);
  return [plain('Posted here on '), url ? link(day, url) : plain(day)];
}
