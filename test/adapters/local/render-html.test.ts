import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VISITOR } from '../../../src/adapters/local/identity.ts';
import { renderForm } from '../../../src/adapters/local/view/form.ts';
import { renderHtml } from '../../../src/adapters/local/view/message.ts';
import { message, person, plain, select, text } from '../../../src/core/message/build.ts';
import type { Message } from '../../../src/core/message/model.ts';
import type { Person } from '../../../src/core/ports/chat-platform.ts';
import { hostileMessage, hostileText } from '../../support/hostile-messages.ts';
import { readTags } from '../../support/html-tags.ts';
import { aPaper, everything, everyWord } from '../../support/messages.ts';

const SHEET = { zone: 'Europe/Berlin' };
const render = async (message: Message, extras = {}) =>
  String(await renderHtml(message, SHEET, extras));

const ELEMENTS = [
  ...['a', 'bdi', 'button', 'code', 'dd', 'div', 'dl', 'dt', 'em', 'h2', 'h3', 'hr', 'img', 'li'],
  ...['label', 'mark', 'ol', 'option', 'p', 'section', 'select', 'span', 'strong', 'time', 'ul'],
];
const FORM_ELEMENTS = ['button', 'bdi', 'form', 'h2', 'input', 'label', 'p', 'span'];
const ATTRIBUTES = [
  ...['alt', 'aria-label', 'class', 'data-action', 'data-choose', 'datetime', 'dir', 'disabled'],
  ...['hidden', 'href', 'rel', 'selected', 'src', 'target', 'type', 'value'],
];
const FORM_ATTRIBUTES = [
  ...['aria-describedby', 'aria-labelledby', 'autocomplete', 'class', 'data-cancel', 'data-form'],
  ...['dir', 'for', 'id', 'name', 'type', 'value'],
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

  test('writes no element or attribute beyond its own into a form either', async () => {
    const field = fc.record({
      ...{ name: hostileText, label: hostileText, hint: hostileText, value: hostileText },
    });
    const form = fc.record({
      title: hostileText,
      action: fc.constant({ name: 'settings', version: 1 as const, args: {} }),
      fields: fc.array(field, { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(form, async (hostile) => {
        for (const { name, attributes } of readTags(String(await renderForm(hostile)))) {
          expect(FORM_ELEMENTS).toContain(name);
          expect(FORM_ATTRIBUTES).toEqual(expect.arrayContaining(Object.keys(attributes)));
        }
      }),
    );
  });

  test('shows what stands in a list to pick from, or else what the list is for', async () => {
    const action = { name: 'settings', version: 1, args: {} } as const;
    const options = [
      { label: 'Thread', action },
      { label: 'Compact', description: 'one message', action },
    ];
    const chosen = options.map((option) => ({ ...option, selected: true as const })).slice(1);
    const seen = async (...all: Parameters<typeof select>[1]) => {
      const tags = readTags(await render(message(select('Layout', all))));
      return tags
        .filter(({ name }) => name === 'option')
        .map(({ attributes }) => `${attributes.value && 'runs'} ${attributes.selected ?? 'not'}`);
    };
    expect(await seen(...options)).toEqual([' ', 'runs not', 'runs not']);
    expect(await seen(...options.slice(0, 1), ...chosen)).toEqual(['runs not', 'runs ']);
    expect(await render(message(select('Layout', options)))).toContain('>Compact · one message<');
  });

  test('calls the visitor “you”, and others by where they are', async () => {
    const ann: Person = { platform: 'discord', workspace: '1', id: '2' };
    const blocks = [text(person(VISITOR), plain(' and '), person(ann))];
    const rendered = await render({ version: 1, blocks });
    expect(rendered.replaceAll(/<[^>]*>/g, '')).toBe('you and somebody on Discord');
  });

  test('shows the team’s votes among a paper’s figures', async () => {
    expect(await render(message({ ...aPaper, votes: 3 }))).toContain('3 votes here');
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
