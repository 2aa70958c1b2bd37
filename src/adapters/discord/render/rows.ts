import { cutRows } from '../../../core/message/fit/cut-rows.ts';
import type { Room } from '../../../core/message/fit/room.ts';
import type { Block, Field, Row } from '../../../core/message/model.ts';
import { shortenSpans, tidySpans } from '../../../core/message/spans.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { lines, small } from './markdown.ts';
import { markdownPart, type Part } from './part.ts';
import { renderSpans, renderStrong } from './spans.ts';

type Rows = Extract<Block, { type: 'rows' }>;

/** A line for each row, its details in small print under it. */
export function rowsPart({ rows, ordered }: Rows): Part {
  const tidied = rows.map(({ title, detail }) => ({
    title: tidySpans(title),
    detail: tidySpans(detail),
  }));
  return markdownPart((room) =>
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
  return markdownPart((room) =>
    listed(tidied, room, ({ name, value }) =>
      `${name} ${renderSpans(shortenSpans(value, room.detail))}`.trim(),
    ),
  );
}

function listed<T>(
  items: readonly T[],
  room: Room,
  write: (item: T, index: number) => string,
): string {
  const { shown, rest } = cutRows(items, room);
  return lines(...shown.map(write), small(rest));
}
