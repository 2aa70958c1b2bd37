import type { RichTextSection } from '@slack/types';
import { cutRows } from '../../../core/message/fit/cut-rows.ts';
import type { Room } from '../../../core/message/fit/room.ts';
import { textPart } from '../../../core/message/fit/text-part.ts';
import type { Block, Field } from '../../../core/message/model.ts';
import { shortenSpans } from '../../../core/message/spans.ts';
import { tidy } from '../../../core/message/tidy.ts';
import type { Part } from './part.ts';
import { inLines, richElements, section } from './rich.ts';
import { type Names, type Runs, toRuns } from './runs.ts';
import { type Piece, prose } from './text.ts';

type Rows = Extract<Block, { readonly type: 'rows' }>;

interface Item {
  readonly title: Runs;
  readonly detail: Runs;
}

/** A list; each row's details stand under its title. */
export function rowsPart({ rows, ordered }: Rows, names: Names): Part {
  const items = rows.map(({ title, detail }) => ({
    title: toRuns(title, names),
    detail: toRuns(detail, names),
  }));
  return textPart((room) => {
    const { shown, rest } = cutRows(items, room);
    if (shown.length === 0) return undefined;
    const list: Piece = {
      type: 'rich_text_list',
      style: ordered ? 'ordered' : 'bullet',
      elements: shown.map((item) => toItem(item, room)),
    };
    return prose(list, section(richElements([{ type: 'plain', text: rest }])));
  });
}

function toItem({ title, detail }: Item, room: Room): RichTextSection {
  const lines = inLines(
    richElements(shortenSpans(title, room.title), { bold: true }),
    richElements(shortenSpans(detail, room.detail)),
  );
  // What stands at a place keeps it, even without words.
  return section(lines.length > 0 ? lines : richElements([{ type: 'plain', text: '…' }]));
}

/** A line for each field. */
export function fieldsPart(fields: readonly Field[], names: Names): Part {
  const items = fields.map(({ label, value }) => ({
    label: { type: 'bold', text: `${tidy(label).trim()}: ` } as const,
    value: toRuns(value, names),
  }));
  return textPart((room) => {
    const { shown, rest } = cutRows(items, room);
    const lines = shown.map(({ label, value }) =>
      richElements([label, ...shortenSpans(value, room.detail)]),
    );
    return prose(section(inLines(...lines, richElements([{ type: 'plain', text: rest }]))));
  });
}
