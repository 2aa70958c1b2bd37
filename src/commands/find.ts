import { actions, footnote, message, plain, text } from '../core/message/build.ts';
import type { Block } from '../core/message/model.ts';
import type { Reply } from '../core/message/reply.ts';
import { shorten } from '../core/message/shorten.ts';
import { type PaperId, papersIn } from '../core/paper/identity.ts';
import type { Paper } from '../core/paper/model.ts';
import { toAction } from './answers/actions.ts';
import { paperPage } from './answers/paper-page.ts';
import type { CommandContext } from './context.ts';

const MOST_OTHERS = 4;
const LONGEST_LABEL = 60;

/** Where an error becomes a reply. */
export type Boundary = (reply: () => Promise<Reply>) => Promise<Reply>;

type Known = ReadonlyMap<PaperId, Paper>;

/**
 * What "Find this paper" on a message answers: the first paper of it that the library knows in
 * full, else the first, and the others as buttons, also where that one can't be had.
 */
export async function findPapers(
  typed: string,
  context: CommandContext,
  answer: Boundary,
): Promise<Reply> {
  const ids = papersIn(typed);
  const known: Known = await context.papers.getMany(ids);
  const first = ids.find((id) => known.has(id)) ?? ids[0];
  if (first === undefined) return { message: message(text(plain(NOTHING))), visibility: 'private' };
  const reply = await answer(async () => ({
    message: message(...(await paperPage(first, context))),
    visibility: 'private',
    share: toAction('show', { paper: first }),
  }));
  if (!('message' in reply)) return reply;
  const others = ids.filter((id) => id !== first);
  return { ...reply, message: message(...reply.message.blocks, ...offer(others, known)) };
}

function offer(ids: readonly PaperId[], known: Known): readonly Block[] {
  if (ids.length === 0) return [];
  const more = ids.length - MOST_OTHERS;
  const those = more > 0 ? `, ${more} more than these` : '';
  return [
    footnote(plain(`The message names other papers too${those}:`)),
    actions(
      ...ids.slice(0, MOST_OTHERS).map((id) => ({
        label: shorten(known.get(id)?.title ?? `arXiv ${id}`, LONGEST_LABEL),
        action: toAction('show', { paper: id }),
      })),
    ),
  ];
}

const NOTHING =
  'That message names no paper that Paperboy can find. It knows links to arXiv, Hugging Face and ' +
  'alphaXiv, arXiv ids such as 2401.01234, and OpenReview links that carry an arXiv id. ' +
  'To look for words of a title: /papers search';
