import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderMessage as renderOnDiscord } from '../../src/adapters/discord/render/message.ts';
import { renderMessage as renderOnSlack } from '../../src/adapters/slack/render/message.ts';
import type { Message } from '../../src/core/message/model.ts';
import { readTags } from '../support/html-tags.ts';
import { everything } from '../support/messages.ts';
import { drawComponent, drawComponents } from './discord/draw/component.ts';
import { drawMarkdown } from './discord/draw/markdown.ts';
import type { Html } from './page/html.ts';
import { drawBlock, drawBlocks } from './slack/draw/block.ts';
import { drawMrkdwn } from './slack/draw/mrkdwn.ts';
import { drawAnsi } from './terminal/ansi.ts';

const guide = {
  zone: 'Europe/Berlin',
  now: () => Date.UTC(2026, 7, 21, 7),
  personName: () => 'Ada',
  channelName: () => 'papers',
};

const onSlack = (message: Message) =>
  drawBlocks(renderOnSlack(message).payload.blocks, guide).join('\n');
const onDiscord = (message: Message) =>
  drawComponents(renderOnDiscord(message).body.components, guide).join('\n');

const PLATFORMS = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
] as const;

/** Every word but those of a closed select, and the address of a picture. */
const WORDS = Array.from({ length: 20 }, (_, index) => `w${String(index + 1).padStart(2, '0')}`);
const SEEN = WORDS.filter((word) => !['w14', 'w18', 'w19'].includes(word));

describe.each(PLATFORMS)('a message drawn as on %s', (_, draw) => {
  it('shows all that a reader sees', () => {
    const drawn = draw(everything);
    expect(SEEN.filter((word) => !drawn.includes(word))).toEqual([]);
    expect(drawn).toContain('Planning with Paper Planes');
  });

  it('shows what somebody wrote as it was written', () => {
    const written = '</p><img src=x onerror=alert(1)> *a* _b_ `c` [d](https://e.example) &amp;';
    const spans = [{ type: 'plain', text: written }] as const;
    const drawn = draw({ version: 1, blocks: [{ type: 'text', spans }] });
    const names = readTags(drawn).map(({ name }) => name);
    expect(names).not.toContain('img');
    expect(names).not.toContain('a');
    expect(drawn).toContain('*a* _b_ `c` [d](https://e.example) &amp;amp;');
  });
});

it('the page needs no script, asks nothing of another host, and its contents lead somewhere', () => {
  const page = readFileSync('docs/look-and-feel.html', 'utf8');
  expect(page).not.toMatch(/\shref="[^#]/);
  // Also not within the frame that shows the local page.
  const whole = page.replaceAll('&lt;', '<').replaceAll('&quot;', '"');
  expect(whole).not.toMatch(/<(?:script|link)\b|@import|url\(|\ssrc="(?!data:)/);
  const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor);
  expect(anchors.length).toBeGreaterThan(60);
  for (const anchor of anchors) expect(page).toContain(`id="${anchor}"`);
});

describe('nothing is left out silently', () => {
  const text = { type: 'mrkdwn', text: 'x' };
  const richText = (element: object) => () =>
    drawBlock(
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] },
      guide,
    );

  it.each<[string, () => Html]>([
    ['a block', () => drawBlock({ type: 'video' }, guide)],
    ['a part of rich text', richText({ type: 'usergroup', usergroup_id: 'S1' })],
    ['an element', () => drawBlock({ type: 'actions', elements: [{ type: 'overflow' }] }, guide)],
    ['a text', () => drawBlock({ type: 'section', text: { ...text, type: 'html' } }, guide)],
    ['a mention', () => drawMrkdwn('<!here>', guide)],
    ['a part of a date', () => drawMrkdwn('<!date^1^{ago}|x>', guide)],
    ['a component', () => drawComponent({ type: 9 }, guide)],
    ['a style of dates', () => drawMarkdown('<t:1:R>', guide)],
    ['a sequence of a terminal', () => drawAnsi('\u001b[2J')],
  ])('%s that the drawers don’t know is an error', (_, draw) => {
    expect(draw).toThrow('not drawn yet');
  });
});

it('words between a platform’s marks are drawn as the platform shows them', () => {
  expect(String(drawMrkdwn('*bold*, `code` and <https://e.example|a link>', guide))).toBe(
    '<b>bold</b>, <code>code</code> and <a title="https://e.example">a link</a>',
  );
  expect(
    String(drawMarkdown('## Title\n-# **bold** `code` [a \\[link\\]](https://e.example)', guide)),
  ).toBe(
    '<p class="h2">Title</p><p class="small"><b>bold</b> <code>code</code> <a title="https://e.example">a [link]</a></p>',
  );
  expect(String(drawAnsi('\u001b[1mtwo\u001b[0m \u001b[1mwords\u001b[0m'))).toBe(
    '<span class="bold">two words</span>',
  );
});
