import type { RichTextElement, RichTextSection } from '@slack/types';
import type { Rendered } from '../../../src/adapters/slack/render/message.ts';
import type { Reading } from './discord-markdown.ts';
import { readMrkdwn } from './slack-mrkdwn.ts';

export type SlackBlock = Rendered['payload']['blocks'][number];

type Elements<Type extends SlackBlock['type']> = Extract<SlackBlock, { readonly type: Type }>;

/** Every line of the blocks, as people read it. */
export const readBlocks = (blocks: readonly SlackBlock[]): readonly Reading[] =>
  blocks.flatMap((block) => {
    switch (block.type) {
      case 'header':
        return [asItIs(block.text.text)];
      case 'context':
        return readContext(block);
      case 'rich_text':
        return readRichText(block);
      default:
        return [];
    }
  });

const asItIs = (text: string): Reading => ({ text, marks: [] });

const readContext = ({ elements }: Elements<'context'>): readonly Reading[] =>
  elements.flatMap((element) => {
    if (element.type === 'image') return [];
    return element.type === 'mrkdwn' ? readMrkdwn(element.text) : [asItIs(element.text)];
  });

const readRichText = ({ elements }: Elements<'rich_text'>): readonly Reading[] =>
  elements.flatMap((piece) => {
    if (piece.type === 'rich_text_section') return readSection(piece);
    if (piece.type !== 'rich_text_list') throw new Error(`no renderer makes a ${piece.type}`);
    return piece.elements.flatMap((item, index) => {
      const [first = asItIs(''), ...lines] = readSection(item);
      const place = piece.style === 'ordered' ? `${index + 1}. ` : '• ';
      return [{ ...first, text: `${place}${first.text}` }, ...lines];
    });
  });

/** Lines of a section, each with the marks that begin in it. */
function readSection({ elements }: RichTextSection): readonly Reading[] {
  const lines: { text: string; marks: string[] }[] = [{ text: '', marks: [] }];
  let before: readonly string[] = [];
  for (const element of elements) {
    const styles = Object.keys(element.style ?? {});
    const begun = styles.filter((style) => !before.includes(style));
    before = styles;
    lines.at(-1)?.marks.push(...kindOf(element), ...begun);
    const [first = '', ...others] = wordsOf(element).split('\n');
    const last = lines.at(-1);
    if (last) last.text += first;
    for (const text of others) lines.push({ text, marks: [] });
  }
  return lines;
}

function wordsOf(element: RichTextElement): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return element.text ?? element.url;
    case 'date':
      return element.fallback ?? '';
    case 'channel':
      return `<#${element.channel_id}>`;
    default:
      throw new Error(`no renderer makes a ${element.type}`);
  }
}

function kindOf(element: RichTextElement): readonly string[] {
  if (element.type === 'text') return [];
  const isWeb = element.type !== 'link' || /^https?:/.test(element.url);
  return [isWeb ? element.type : `link to ${element.url}`];
}

/** Texts in which Slack reads no markup: of buttons, options and pictures. */
export const labelsIn = (blocks: readonly SlackBlock[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'image') return [block.alt_text];
    if (block.type !== 'actions') return [];
    return block.elements.flatMap((element) => {
      if (element.type === 'button') return [element.text.text];
      if (element.type !== 'static_select') return [];
      const options = element.options ?? [];
      return options.flatMap(({ text, description }) => [text.text, description?.text ?? '']);
    });
  });

/** What selects show before anything is chosen. */
export const placeholdersIn = (blocks: readonly SlackBlock[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.type !== 'actions'
      ? []
      : block.elements.flatMap((element) =>
          element.type === 'static_select' ? [element.placeholder?.text ?? ''] : [],
        ),
  );

/** Where the links, buttons and pictures lead. */
export const addressesIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'url' || key === 'image_url') && typeof inner === 'string'
      ? [inner]
      : key === 'text' && typeof inner === 'string'
        ? [...inner.matchAll(/<(https?:[^|>]+)/g)].map(([, address = '']) => address)
        : addressesIn(inner),
  );
};
