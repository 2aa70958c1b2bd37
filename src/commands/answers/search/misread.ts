import { footnote, plain } from '../../../core/message/build.ts';
import type { Block } from '../../../core/message/model.ts';
import type { WordsQuery } from '../../../core/search/query/model.ts';
import { exampleOf } from '../../../core/search/query/settings.ts';
import { quote } from '../../text/wording.ts';

/** What looks like a filter and became words, with a filter that works. */
export const misreadNotes = ({ misread }: WordsQuery): readonly Block[] =>
  misread.map((typed) =>
    footnote(
      plain(`${quote(typed)} was searched for as words. A filter looks so: ${exampleOf(typed)}`),
    ),
  );
