import { plain, text } from '../../core/message/build.ts';
import { counted } from '../../core/message/counted.ts';
import type { Row } from '../../core/message/model.ts';
import type { CommandContext } from '../context.ts';
import { knownPapers } from './known-papers.ts';
import type { Page } from './page.ts';
import { paperRow } from './paper-row.ts';

interface SavedPapers {
  readonly found: readonly Row[];
  /** How many papers the person saved. */
  readonly total: number;
}

/** What the asker saved, the newest first. */
export async function savedPapers(
  { offset, limit }: Page,
  context: CommandContext,
): Promise<SavedPapers> {
  const ids = await context.saved.list(context.asker.person);
  const known = await knownPapers(context, ids.slice(offset, offset + limit));
  return { found: known.map((paper) => paperRow(paper)), total: ids.length };
}

export const savedTitle = (total: number): string => `Your list: ${counted(total, 'paper')}`;

export const NOTHING_SAVED = text(
  plain(
    'Your list is empty. Keep a paper with /papers save and its id, link or title. ' +
      'For example: /papers save 2401.01234',
  ),
);
