import type { Block, SelectBlock, SelectOption } from '../model.ts';
import { textOf, tidySpans } from '../spans.ts';

/** The papers of all rows, each to be shown in full. */
export function detailsSelect(blocks: readonly Block[]): SelectBlock | undefined {
  const rows = blocks.flatMap((block) => (block.type === 'rows' ? block.rows : []));
  const options = rows.flatMap(({ title, paperId }): readonly SelectOption[] =>
    paperId === undefined
      ? []
      : [
          {
            label: textOf(tidySpans(title)) || paperId,
            action: { name: 'show', version: 1, args: { paper: paperId } },
          },
        ],
  );
  return options.length === 0
    ? undefined
    : { type: 'select', label: 'Details of a paper…', options };
}
