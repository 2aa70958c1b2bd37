import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../src/adapters/slack/render/message.ts';
import { renderReply } from '../../../src/adapters/slack/render/reply.ts';
import {
  actions,
  bold,
  channel,
  code,
  fields,
  footnote,
  heading,
  link,
  message,
  person,
  plain,
  rows,
  select,
  text,
  time,
} from '../../../src/core/message/build.ts';
import type { Action, Block, Message, PaperBlock, Span } from '../../../src/core/message/model.ts';
import { aPaper, everything, everyWord } from '../../support/messages.ts';
import {
  addressesIn,
  labelsIn,
  placeholdersIn,
  readBlocks,
} from '../../support/rendering/slack-message.ts';

const blocksOf = (...blocks: readonly Block[]) => renderMessage(message(...blocks)).payload.blocks;
const linesOf = (...blocks: readonly Block[]) =>
  readBlocks(blocksOf(...blocks)).map((line) => line.text);
const notified = (...blocks: readonly Block[]) => renderMessage(message(...blocks)).payload.text;

const onPaper = (name: string): Action => ({
  name,
  version: 1,
  args: { paper: '2401.01234' },
});
const buttons = actions(
  { label: 'Vote', action: onPaper('vote') },
  { label: 'Save', action: onPaper('save') },
);
const aRow = (paperId: string) => ({
  title: [link(`Paper ${paperId}`, `https://arxiv.org/abs/${paperId}`)],
  detail: [plain('12 upvotes')],
  paperId,
});
const edition = [
  heading('Papers of the day · Fri 21 Aug 2026'),
  rows([aRow('2401.00001'), aRow('2401.00002')], { ordered: true }),
  footnote(plain('Top 2 of 40 papers.')),
];

describe('what a message looks like on Slack', () => {
  test('a paper: title and authors, summary, one line of figures and links, then the buttons', () => {
    expect(blocksOf(aPaper, buttons)).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              {
                type: 'link',
                url: 'https://arxiv.org/abs/2401.01234',
                text: '1. Planning with Paper Planes',
                style: { bold: true },
              },
              { type: 'text', text: '\n' },
              {
                type: 'text',
                text: 'Ada One, Bo Two, Cy Three and 14 others · Institute of Folding',
              },
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Folds plans into planes. They fly further than plans do.' },
            ],
          },
        ],
      },
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text:
              '163 upvotes · 2 comments · 8 GitHub stars · listed Fri 21 Aug 2026 · ' +
              '<https://github.com/example/planes|Code> · <https://planes.example/|Project> · ' +
              '<https://huggingface.co/papers/2401.01234|Hugging Face>',
            verbatim: true,
          },
          {
            type: 'plain_text',
            text: '163 upvotes, 12 more an hour · planning · folding',
            emoji: false,
          },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'act:0',
            text: { type: 'plain_text', text: '👍 Vote · 3', emoji: false },
            value: 'p1["vote",{"paper":"2401.01234"}]',
          },
          {
            type: 'button',
            action_id: 'act:1',
            text: { type: 'plain_text', text: 'Save', emoji: false },
            value: 'p1["save",{"paper":"2401.01234"}]',
          },
          {
            type: 'button',
            action_id: 'link:0',
            text: { type: 'plain_text', text: 'PDF', emoji: false },
            url: 'https://arxiv.org/pdf/2401.01234',
          },
        ],
      },
    ]);
  });

  test('an edition: heading, titles in order with their details under them, small print', () => {
    const item = (paperId: string) => ({
      type: 'rich_text_section',
      elements: [
        {
          type: 'link',
          url: `https://arxiv.org/abs/${paperId}`,
          text: `Paper ${paperId}`,
          style: { bold: true },
        },
        { type: 'text', text: '\n' },
        { type: 'text', text: '12 upvotes' },
      ],
    });
    expect(renderMessage(message(...edition)).payload).toEqual({
      text:
        'Papers of the day · Fri 21 Aug 2026\n1. Paper 2401.00001 · 12 upvotes\n' +
        '2. Paper 2401.00002 · 12 upvotes\nTop 2 of 40 papers.',
      blocks: [
        {
          type: 'header',
          text: { type: 'plain_text', text: 'Papers of the day · Fri 21 Aug 2026', emoji: false },
        },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'ordered',
              elements: [item('2401.00001'), item('2401.00002')],
            },
          ],
        },
        {
          type: 'context',
          elements: [{ type: 'plain_text', text: 'Top 2 of 40 papers.', emoji: false }],
        },
      ],
    });
  });

  test('votes stand on the button that adds one, and among the figures where there is none', () => {
    const votes = (paper: PaperBlock, ...others: readonly Block[]) => ({
      button: labelsIn(blocksOf(paper, ...others)).filter((label) => /vote/i.test(label)),
      figures: linesOf(paper, ...others).filter((line) => line.includes('votes here')).length,
    });
    const { votes: _, ...unvoted } = aPaper;
    expect(votes(aPaper, buttons)).toEqual({ button: ['👍 Vote · 3'], figures: 0 });
    expect(votes(unvoted, buttons)).toEqual({ button: ['👍 Vote'], figures: 0 });
    expect(votes(aPaper)).toEqual({ button: [], figures: 1 });
    const ofAnother = actions({
      label: 'Vote',
      action: { name: 'vote', version: 1, args: { paper: '2401.00002' } },
    });
    expect(votes(aPaper, ofAnother)).toEqual({ button: ['👍 Vote'], figures: 1 });
    const back = { ...onPaper('vote'), args: { paper: '2401.01234', change: 'remove' } };
    const takingBack = actions({ label: 'Take my vote back', action: back });
    expect(votes(aPaper, takingBack)).toEqual({ button: ['Take my vote back'], figures: 1 });
  });

  test('the PDF is a button beside those of its paper, else a link', () => {
    const pdf = 'https://arxiv.org/pdf/2401.01234';
    const placeOfPdf = (...others: readonly Block[]) =>
      blocksOf(aPaper, ...others)
        .filter((block) => addressesIn(block).includes(pdf))
        .map((block) => block.type);
    expect(placeOfPdf(buttons)).toEqual(['actions']);
    expect(placeOfPdf(buttons, actions({ label: 'Again', action: onPaper('show') }))).toEqual([
      'actions',
    ]);
    const saved: Action = { name: 'saved', version: 1, args: {} };
    expect(placeOfPdf(actions({ label: 'Saved', action: saved }))).toEqual(['context']);
  });

  test('a list offers its papers in full right under it in an answer, and not where it is posted', () => {
    const list = message(...edition);
    expect(placeholdersIn(renderMessage(list).payload.blocks)).toEqual([]);
    const { blocks } = renderReply({ message: list, visibility: 'private' }).payload;
    const under = blocks.findLastIndex(({ type }) => type === 'rich_text') + 1;
    expect(blocks[under]).toMatchObject({
      type: 'actions',
      elements: [
        {
          type: 'static_select',
          action_id: 'act:0',
          placeholder: { text: 'Details of a paper…' },
          options: [
            { text: { text: 'Paper 2401.00001' }, value: 'p1["show",{"paper":"2401.00001"}]' },
            { text: { text: 'Paper 2401.00002' }, value: 'p1["show",{"paper":"2401.00002"}]' },
          ],
        },
      ],
    });
  });

  test('an answer ends with how to see more and how to share it', () => {
    const search: Action = { name: 'search', version: 1, args: { query: 'planes' } };
    const more: Action = { ...search, args: { ...search.args, offset: '5' } };
    const reply = { message: message(text(plain('Found.'))), visibility: 'private' } as const;
    expect(renderReply({ ...reply, more, share: search }).payload.blocks.at(-1)).toMatchObject({
      elements: [
        { text: { text: 'Show more' }, value: 'm1["search",{"offset":"5","query":"planes"}]' },
        { text: { text: 'Share to channel' }, value: 's1["search",{"query":"planes"}]' },
      ],
    });
  });

  test('settings are lines, and a select whose choice stands says what it is for', () => {
    const layout = (value: string): Action => ({
      name: 'settings',
      version: 1,
      args: { layout: value },
    });
    const blocks = blocksOf(
      fields({ label: 'Time', value: [plain('09:00')] }, { label: 'Days', value: [plain('Mon')] }),
      select('Layout', [
        { label: 'Thread', action: layout('thread'), selected: true },
        { label: 'Compact', action: layout('compact'), description: 'one message' },
      ]),
    );
    expect(readBlocks(blocks).map((line) => line.text)).toEqual([
      'Time: 09:00',
      'Days: Mon',
      'Layout',
    ]);
    const thread = { text: { text: 'Thread' }, value: 'p1["settings",{"layout":"thread"}]' };
    expect(blocks.at(-1)).toMatchObject({
      elements: [
        { initial_option: thread, options: [thread, { description: { text: 'one message' } }] },
      ],
    });
  });

  test('a heading or small print that Slack has no room for stands in whole as a text', () => {
    const long = `Papers for “${'planes '.repeat(30)}”`;
    const address = `https://a.example/${'x'.repeat(2900)}`;
    const blocks = blocksOf(
      heading(long),
      footnote(link('here', address), plain(' and '), link('there', address)),
    );
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text']);
    expect(readBlocks(blocks).map((line) => line.text)).toEqual([long, 'here and there']);
  });

  test('nothing is left out', () => {
    const { blocks } = renderMessage(everything).payload;
    const seen = [
      ...readBlocks(blocks).map((line) => line.text),
      ...labelsIn(blocks),
      ...placeholdersIn(blocks),
      ...addressesIn(blocks),
    ].join('\n');
    // The title is the link to arXiv.
    const words = everyWord.filter((word) => word !== 'arXiv');
    expect(words.filter((word) => !seen.includes(word))).toEqual([]);
  });

  test('an empty message says so', () => {
    const nothing = ['There is nothing to show here.'];
    expect(linesOf()).toEqual(nothing);
    expect(linesOf(heading('\u200B'), text(plain(' ')), rows([]), { type: 'divider' })).toEqual(
      nothing,
    );
    expect(notified()).not.toBe('');
  });
});

describe('people, places and times', () => {
  const at = Date.UTC(2026, 7, 21, 7);
  const said = (...spans: readonly Span[]) => linesOf(text(...spans)).join('\n');

  test('a moment is written in each reader’s own zone, in prose and in small print', () => {
    const format = '{date_short_pretty} at {time}';
    const fallback = '21 Aug 2026, 09:00 CEST';
    expect(blocksOf(text(time(at, 'Europe/Berlin')))).toMatchObject([
      {
        elements: [{ elements: [{ type: 'date', timestamp: at / 1000, format, fallback }] }],
      },
    ]);
    expect(blocksOf(footnote(time(at, 'Europe/Berlin')))).toMatchObject([
      { elements: [{ text: `<!date^${at / 1000}^${format}|${fallback}>` }] },
    ]);
    expect(notified(text(plain('Next: '), time(at, 'Europe/Berlin')))).toBe(`Next: ${fallback}`);
  });

  test('somebody is told by name and never called', () => {
    const who = { platform: 'slack', workspace: 'T1', id: 'U1' };
    const content: Message = message(text(person(who), plain(' voted')), footnote(person(who)));
    const names = new Map([['U1', 'Ada *One*']]);
    const { payload } = renderMessage(content, { names });
    expect(readBlocks(payload.blocks).map((line) => line.text)).toEqual([
      'Ada *One* voted',
      'Ada *One*',
    ]);
    expect(JSON.stringify(payload)).not.toContain('U1');
    expect(said(person(who))).toBe('somebody on Slack');
    expect(said(person({ ...who, platform: 'discord' }))).toBe('somebody on Discord');
  });

  test('a channel of Slack’s is shown by its name', () => {
    const place = { platform: 'slack', workspace: 'T1', id: 'C0123456789' };
    expect(blocksOf(text(channel(place)), footnote(channel(place)))).toMatchObject([
      { elements: [{ elements: [{ type: 'channel', channel_id: 'C0123456789' }] }] },
      { elements: [{ type: 'mrkdwn', text: '<#C0123456789>' }] },
    ]);
    expect(said(channel({ ...place, id: '!here' }))).toBe('#!here');
    expect(said(channel({ ...place, platform: 'discord', id: '42' }))).toBe('#42');
  });
});

describe('small print is Slack’s markup only where there is a mark or a link', () => {
  const printOf = (...spans: readonly Span[]) => {
    const [block] = blocksOf(footnote(...spans));
    const [print] = block?.type === 'context' ? block.elements : [];
    return print?.type === 'mrkdwn' || print?.type === 'plain_text' ? print.text : undefined;
  };
  const joined = (text: string) => text.replaceAll('^', '\u2060');

  test.each([
    ['*a* & <b>', [plain('*a* & <b>')]],
    ['*a* b', [bold('a '), plain('b')]],
    ['`/papers vote <paper>`'.replace('<paper>', '&lt;paper&gt;'), [code('/papers vote <paper>')]],
    [joined('*a* ^*^b^*^ &amp; c'), [bold('a'), plain(' *b* & c')]],
    [joined('*a* ^:^smile: at 9:30 ^@^here'), [bold('a'), plain(' :smile: at 9:30 @here')]],
    [joined('*a* https^:^//b.example'), [bold('a'), plain(' https://b.example')]],
    [joined('^&gt; *a*'), [plain('> '), bold('a')]],
    // Where Slack reads no mark, none is written.
    ['ab', [plain('a'), bold('b')]],
    ['*ab*.', [bold('a'), bold('b'), plain('.')]],
    [joined('a^`^b'), [code('a`b')]],
  ] satisfies [string, Span[]][])('%s', (print, spans) => {
    expect(printOf(...spans)).toBe(print);
  });
});

describe('a link says where it leads, in prose as in small print', () => {
  test.each([
    ['a title', 'https://a.example/x y(1)|*', 'a title', ['https://a.example/x%20y%281%29%7C%2A']],
    ['', 'https://a.example/?a=1&b', 'https://a.example/?a=1&b', ['https://a.example/?a=1&b']],
    [
      'https://kind.example',
      'https://b.example/',
      'https://kind.example (https://b.example/)',
      ['https://b.example/'],
    ],
    ['free', 'javascript:alert(1)', 'free (javascript:alert(1))', []],
    ['free', 'https://kind.example@b.example/', 'free (https://kind.example@b.example/)', []],
    ['page', '/messages/1', 'page (/messages/1)', []],
  ])('%j to %j', (words, url, shown, addresses) => {
    const [rich, small] = [blocksOf(text(link(words, url))), blocksOf(footnote(link(words, url)))];
    for (const blocks of [rich, small]) {
      expect(readBlocks(blocks).map((line) => line.text)).toEqual([shown]);
      expect(addressesIn(blocks).map((address) => address.replaceAll('&amp;', '&'))).toEqual(
        addresses,
      );
    }
  });
});
