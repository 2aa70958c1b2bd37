import type { Edition } from '../../core/edition/model.ts';
import type { PaperId } from '../../core/paper/identity.ts';
import type { CommandContext } from '../context.ts';
import { isSameChannel } from './same-place.ts';

/** A link to where an edition showed a paper in the channel that is asked in, if there is one. */
export async function postedHere(
  paperId: PaperId,
  { localDate, kind }: Pick<Edition, 'localDate' | 'kind'>,
  { editions, chat, asker: { channel } }: CommandContext,
): Promise<string | undefined> {
  const posting = (await editions.postings(paperId)).find(
    (candidate) =>
      isSameChannel(candidate.channel, channel) &&
      candidate.edition.localDate === localDate &&
      candidate.edition.kind === kind,
  );
  return posting && chat.permalink(channel.platform, posting.message);
}
