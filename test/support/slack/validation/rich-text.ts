import {
  byType,
  type Check,
  flag,
  integer,
  listOf,
  oneOf,
  type Properties,
  required,
  shape,
  text,
  url,
} from './shapes.ts';

const style = shape({
  bold: flag,
  italic: flag,
  strike: flag,
  code: flag,
  underline: flag,
});

function part(name: string, properties: Properties): Check {
  return shape({ type: required(oneOf(name)), ...properties });
}

const inline = byType({
  text: part('text', { text: required(text()), style }),
  link: part('link', { url: required(url()), text: text(), unsafe: flag, style }),
  emoji: part('emoji', { name: required(text()), unicode: text(), skin_tone: integer(), style }),
  user: part('user', { user_id: required(text()), style }),
  usergroup: part('usergroup', { usergroup_id: required(text()), style }),
  channel: part('channel', { channel_id: required(text()), style }),
  broadcast: part('broadcast', { range: required(oneOf('here', 'channel', 'everyone')), style }),
  color: part('color', { value: required(text()), style }),
  date: part('date', {
    timestamp: required(integer({ min: 0 })),
    format: required(text()),
    url: url(),
    fallback: text(),
    style,
  }),
});

const section = part('rich_text_section', { elements: required(listOf(inline, { min: 0 })) });
const border = oneOf(0, 1);

export const richText = shape({
  type: required(oneOf('rich_text')),
  block_id: text({ max: 255 }),
  elements: required(
    listOf(
      byType({
        rich_text_section: section,
        rich_text_quote: part('rich_text_quote', { elements: required(listOf(inline)), border }),
        rich_text_preformatted: part('rich_text_preformatted', {
          elements: required(listOf(inline)),
          border,
        }),
        rich_text_list: part('rich_text_list', {
          elements: required(listOf(section)),
          style: required(oneOf('bullet', 'ordered')),
          indent: integer({ min: 0, max: 8 }),
          offset: integer({ min: 0 }),
          border,
        }),
      }),
    ),
  ),
});
