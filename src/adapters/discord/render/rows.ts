import type { Block, Field, Row, SelectBlock, SelectOption } from '../../../core/message/model.ts';
import { lines, small, tidy } from './markdown.ts';
import { type Part, textPart } from './part.ts';
import type { Room } from './room.ts';
import { renderSpans, renderStrong, shortenSpans, textOf, tidySpans } from './spans.ts';

type Rows = Extract<Block, { type: 'rows' }>;

/** A line for each row, its details in small print under it. */
export function rowsPart({ rows, ordered }: Rows): Part {
  const tidied = rows.map(({ title, detail }) => ({
    title: tidySpans(title),
    detail: tidySpans(detail),
  }));
  return textPart((room) =>
    listed(tidied, room, (row, index) => writeRow(row, ordered ? `${index + 1}. ` : '', room)),
  );
}

function writeRow({ title, detail }: Row, place: string, room: Room): string {
  const under = small(renderSpans(shortenSpans(detail, room.detail)));
  // Nothing else tells one title from the next.
  const bullet = place === '' && under === '' ? '• ' : place;
  return lines(renderStrong(bullet, shortenSpans(title, room.title)), under);
}

export function fieldsPart(fields: readonly Field[]): Part {
  const tidied = fields.map(({ label, value }) => ({
    name: renderStrong('', [{ type: 'plain', text: `${tidy(label).trim()}:` }]),
    value: tidySpans(value),
  }));
  return textPart((room) =>
    listed(tidied, room, ({ name, value }) =>
      `${name} ${renderSpans(shortenSpans(value, room.detail))}`.trim(),
    ),
  );
}

function listed<T>(
  items: readonly T[],
  { rows }: Room,
  write: (item: T, index: number) => string,
): string {
  const more = items.length - Math.min(rows, items.length);
  return lines(
    ...items.slice(0, rows).map(write),
    more > 0 ? small(`and ${more.toLocaleString('en')} more`) : '',
  );
}

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
