import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/adapters/local/view/message.ts';
import type { Message } from '../../../src/core/message/model.ts';
import { hostileMessage } from '../../support/hostile-messages.ts';
import { readTags } from '../../support/html-tags.ts';
import { everything, everyWord } from '../../support/messages.ts';

const SHEET = { zone: 'Europe/Berlin' };
const render = async (message: Message, extras = {}) =>
  String(await renderHtml(message, SHEET, extras));

const ELEMENTS = [
  ...['a', 'bdi', 'button', 'code', 'dd', 'div', 'dl', 'dt', 'em', 'h2', 'h3', 'hr', 'img', 'li'],
  ...['mark', 'ol', 'p', 'section', 'span', 'strong', 'time', 'ul'],
];
const ATTRIBUTES = [
  ...['alt', 'aria-label', 'class', 'data-action', 'datetime', 'dir', 'href', 'rel', 'src'],
  ...['target', 'type'],
];

describe('the HTML renderer', () => {
  test('leaves nothing out', async () => {
    const rendered = await render(everything);
    const plainly = rendered.replaceAll(/<\/?(?:bdi|span)[^>]*>/g, '');
    expect(everyWord.filter((word) => !plainly.includes(word))).toEqual([]);
  });

  test('writes no element, attribute or address beyond its own, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(hostileMessage, async (hostile) => {
        const tags = readTags(await render(hostile, { details: true }));
        for (const { name, attributes } of tags) {
          expect(ELEMENTS).toContain(name);
          expect(ATTRIBUTES).toEqual(expect.arrayContaining(Object.keys(attributes)));
          expect(attributes.href ?? 'https://').toMatch(/^(?:https?:\/\/|\/(?![/\\]))/);
          expect(attributes.src ?? 'data:image/').toMatch(/^(?:data:image\/|\/(?![/\\]))/);
          expect(attributes.class ?? '').toMatch(/^[a-z -]*$/);
        }
      }),
    );
  });

  test('shows the text of a link whose address would run, without the link', async () => {
    const spans = [{ type: 'link', text: 'free papers', url: 'javascript:alert(1)' }] as const;
    const rendered = await render({ version: 1, blocks: [{ type: 'text', spans }] });
    expect(rendered).toBe('<p dir="auto"><bdi>free papers</bdi></p>');
  });

  test('opens foreign links in a tab of their own, and its own in place', async () => {
    const spans = ['https://arxiv.org/', '/messages/1'].map((url) => ({
      type: 'link' as const,
      text: 'x',
      url,
    }));
    const tags = readTags(await render({ version: 1, blocks: [{ type: 'text', spans }] }));
    const links = tags.filter(({ name }) => name === 'a').map(({ attributes }) => attributes);
    expect(links).toEqual([
      { href: 'https://arxiv.org/', target: '_blank', rel: 'noopener noreferrer' },
      { href: '/messages/1' },
    ]);
  });

  test('loads only images that the content policy lets through', async () => {
    const images = ['data:image/png;base64,AA==', 'https://elsewhere.example/a.png', 'nonsense'];
    const blocks = images.map((url) => ({ type: 'image' as const, url, alt: 'a chart' }));
    const rendered = await render({ version: 1, blocks });
    expect(readTags(rendered).filter(({ name }) => name === 'img')).toHaveLength(1);
    expect(rendered.match(/a chart/g)).toHaveLength(3);
  });
});
