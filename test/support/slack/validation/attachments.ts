import { blocks } from './blocks.ts';
import { plainText } from './composition.ts';
import { type Check, flag, listOf, matching, type Properties, shape, text, url } from './shapes.ts';
import { uniqueIds } from './unique-ids.ts';

const colour = matching(/^(good|warning|danger|#?[0-9a-f]{6})$/i, 'must be a colour');

const PARTS: Properties = {
  blocks: (field) => {
    blocks('message')(field);
    uniqueIds(field);
  },
  fallback: text(),
  color: colour,
  pretext: text(),
  author_name: text(),
  author_link: url(),
  author_icon: url(),
  title: text(),
  title_link: url(),
  text: text(),
  fields: listOf(shape({ title: text(), value: text(), short: flag })),
  image_url: url(),
  thumb_url: url(),
  footer: text({ max: 300 }),
  footer_icon: url(),
  ts: text(),
  mrkdwn_in: listOf(text()),
};

export const attachment: Check = shape(PARTS);

/** What a link is replaced by; it may not be interactive beyond its blocks. */
export const unfurl: Check = shape({
  ...PARTS,
  blocks: (field) => {
    blocks('unfurl')(field);
    uniqueIds(field);
  },
  preview: shape({ title: plainText(), subtitle: plainText(), icon_url: url() }),
  hide_color: flag,
});
