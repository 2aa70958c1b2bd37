import { assertNever } from '../../../core/errors.ts';
import { actions, message, plain, text } from '../../../core/message/build.ts';
import type { Block } from '../../../core/message/model.ts';
import { explainQuery } from '../../../core/search/query/explain.ts';
import { isUnfiltered } from '../../../core/search/query/filters.ts';
import type { WordsQuery } from '../../../core/search/query/model.ts';
import type { CommandContext } from '../../context.ts';
import type { Answer } from '../../define.ts';
import { toAction } from '../actions.ts';
import type { NetworkOutcome } from './memory.ts';
import { misreadNotes } from './misread.ts';

/** That nothing fits, why that may be, and what to do. */
export function nothingFound(
  query: WordsQuery,
  network: NetworkOutcome,
  { source }: CommandContext,
): Answer {
  const isNarrow = !isOpen(query);
  return {
    message: message(
      text(
        plain(
          `Paperboy knows no papers ${explainQuery(query)}${beside(network, source.label)} ` +
            (isNarrow ? 'With fewer filters there may be some.' : ADVICE),
        ),
      ),
      ...(isNarrow && query.text !== '' ? [withoutFilters(query)] : []),
      ...misreadNotes(query),
    ),
  };
}

const ADVICE = 'Fewer or more general words may find something.';

function beside(network: NetworkOutcome, label: string): string {
  switch (network.state) {
    case 'unasked':
      return '.';
    case 'answered':
      return `, and ${label} knows none.`;
    case 'failed':
      return `, and ${label} could not be asked: ${network.why}`;
    default:
      return assertNever(network);
  }
}

const withoutFilters = ({ text: query }: WordsQuery): Block =>
  actions({ label: 'Search for the words alone', action: toAction('search', { query }) });

const isOpen = ({ filters, without, alternatives }: WordsQuery): boolean =>
  isUnfiltered(filters) &&
  without.length === 0 &&
  alternatives.every(({ phrases }) => phrases.length === 0);
