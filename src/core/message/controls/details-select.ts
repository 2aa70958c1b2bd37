import type { Block, SelectBlock, SelectOption } from '../model.ts';
import { textOf, tidySpans } from '../spans.ts';

interface DetailsSelect {
  readonly select: SelectBlock;
  /** The list under which it stands: the last one that names papers. */
  readonly below: Block;
}

/** The papers of all rows, each to be shown in full. */
export function detailsSelect(blocks: readonly Block[]): DetailsSelect | undefined {
  const lists = blocks.map((block) => ({ block, options: optionsOf(block) }));
  const below = lists.findLast(({ options }) => options.length > 0)?.block;
  if (below === undefined) return undefined;
  const options = lists.flatMap((list) => list.options);
  return { select: { type: 'select', label: 'Details of a paper…', options }, below };
}

const optionsOf = (block: Block): readonly SelectOption[] =>
  block.type !== 'rows'
    ? []
    : block.rows.flatMap(({ title, paperId }) =>
        paperId === undefined
          ? []
          : [
              {
                label: textOf(tidySpans(title)) || paperId,
                action: { name: 'show', version: 1, args: { paper: paperId } },
              },
            ],
      );
