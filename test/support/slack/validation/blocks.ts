import { anyText, id, image, mrkdwn, plainText } from './composition.ts';
import { BUTTON, IMAGE, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION } from './elements.ts';
import { richText } from './rich-text.ts';
import {
  byType,
  type Check,
  either,
  flag,
  listOf,
  oneOf,
  type Properties,
  required,
  shape,
  text,
} from './shapes.ts';

/** Where blocks are shown; not every block is allowed everywhere. */
export type Surface = 'message' | 'unfurl' | 'modal' | 'home';

function block(name: string, properties: Properties, ...more: readonly Check[]): Check {
  return shape({ type: required(oneOf(name)), block_id: id, ...properties }, ...more);
}

const EVERYWHERE = {
  section: block(
    'section',
    {
      text: anyText(),
      fields: listOf(anyText(2000), { max: 10 }),
      accessory: byType(IN_SECTION),
      expand: flag,
    },
    either('text', 'fields'),
  ),
  header: block('header', { text: required(plainText(150)) }),
  divider: block('divider', {}),
  image: block('image', { ...image, title: plainText(2000) }),
  context: block('context', {
    elements: required(
      listOf(byType({ image: IMAGE, plain_text: plainText(), mrkdwn: mrkdwn() }), { max: 10 }),
    ),
  }),
  actions: block('actions', { elements: required(listOf(byType(IN_ACTIONS), { max: 25 })) }),
  input: block('input', {
    label: required(plainText(2000)),
    hint: plainText(2000),
    optional: flag,
    dispatch_action: flag,
    element: required(byType(IN_INPUT)),
  }),
  rich_text: richText,
};

const card = block('card', {
  hero_image: IMAGE,
  icon: IMAGE,
  title: mrkdwn(150),
  subtitle: mrkdwn(150),
  body: mrkdwn(200),
  actions: listOf(BUTTON),
});

const cell = byType({
  rich_text: richText,
  raw_text: shape({ type: required(oneOf('raw_text')), text: required(text()) }),
});

const IN_MESSAGES = {
  ...EVERYWHERE,
  markdown: block('markdown', { text: required(text({ max: 12_000 })) }),
  context_actions: block('context_actions', {
    elements: required(listOf(byType(IN_CONTEXT_ACTIONS), { max: 5 })),
  }),
  table: block('table', {
    rows: required(listOf(listOf(cell, { max: 20 }), { max: 100 })),
    column_settings: listOf(shape({ align: oneOf('left', 'center', 'right'), is_wrapped: flag }), {
      max: 20,
    }),
  }),
  card,
  carousel: block('carousel', { elements: required(listOf(card, { max: 10 })) }),
};

/** No rich text under a link (Slack's page on unfurling links; issue 948 of java-slack-sdk). */
const { rich_text: _, ...IN_UNFURLS } = IN_MESSAGES;

const IN_MODALS = {
  ...EVERYWHERE,
  alert: block('alert', {
    text: required(anyText(200)),
    level: oneOf('default', 'info', 'warning', 'error', 'success'),
  }),
};

const BLOCK: Readonly<Record<Surface, Check>> = {
  message: byType(IN_MESSAGES),
  unfurl: byType(IN_UNFURLS),
  modal: byType(IN_MODALS),
  home: byType(EVERYWHERE),
};

const MOST: Readonly<Record<Surface, number>> = {
  ...{ message: 50, unfurl: 50, modal: 100, home: 100 },
};

/** A whole list of blocks, each for itself; `uniqueIds` looks at them together. */
export function blocks(surface: Surface): Check {
  return listOf(BLOCK[surface], { min: 0, max: MOST[surface] });
}
