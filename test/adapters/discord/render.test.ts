import { describe, expect, test } from 'vitest';
import { type Rendered, renderMessage } from '../../../src/adapters/discord/render/message.ts';
import { renderReply } from '../../../src/adapters/discord/render/reply.ts';
import {
  actions,
  bold,
  fields,
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
import type { Action, Message, Span } from '../../../src/core/message/model.ts';
import { aPaper, everything, everyWord } from '../../support/messages.ts';
import {
  innerOf,
  labelsOf,
  markdownOf,
  placeholdersOf,
  readingsOf,
} from '../../support/rendering/discord-message.ts';

const shown = (content: Message) => markdownOf(renderMessage(content)).join('\n');
const said = (...spans: readonly Span[]) => shown(message(text(...spans)));
const vote: Action = { name: 'vote', version: 1, args: { paper: '2401.01234' } };
const save: Action = { name: 'save', version: 1, args: { paper: '2401.01234' } };
const aRow = (paperId: string) => ({
  title: [link(`Paper ${paperId}`, `https://arxiv.org/abs/${paperId}`)],
  detail: [plain('12 upvotes')],
  paperId,
});

const selectsOf = (rendered: Rendered) =>
  innerOf(rendered).flatMap((component) =>
    component.type === 1 ? component.components.filter((control) => control.type === 3) : [],
  );

describe('what a message looks like on Discord', () => {
  test('a paper is a card: title, authors, summary, small print, links', () => {
    expect(shown(message(aPaper))).toBe(
      [
        '### 1\\. [Planning with Paper Planes](https://arxiv.org/abs/2401.01234)',
        '-# Ada One, Bo Two, Cy Three and 14 others · Institute of Folding',
        'Folds plans into planes. They fly further than plans do.',
        '-# 3 votes here · 163 upvotes · 2 comments · 8 GitHub stars · listed Fri 21 Aug 2026',
        '-# 163 upvotes, 12 more an hour',
        '-# planning · folding',
        '[arXiv](https://arxiv.org/abs/2401.01234) · [PDF](https://arxiv.org/pdf/2401.01234) · ' +
          '[Code](https://github.com/example/planes) · [Project](https://planes.example/) · ' +
          '[Hugging Face](https://huggingface.co/papers/2401.01234)',
      ].join('\n'),
    );
  });

  test('its buttons stand below, the vote before the others', () => {
    const buttons = actions({ label: 'Vote', action: vote }, { label: 'Save', action: save });
    expect(innerOf(renderMessage(message(aPaper, buttons))).at(-1)).toEqual({
      type: 1,
      components: [
        {
          type: 2,
          style: 1,
          label: 'Vote',
          custom_id: 'p1["vote",{"paper":"2401.01234"}]',
          emoji: { name: '👍' },
        },
        { type: 2, style: 2, label: 'Save', custom_id: 'p1["save",{"paper":"2401.01234"}]' },
      ],
    });
  });

  test('taking a vote back looks like no vote', () => {
    const takeBack = { ...vote, args: { ...vote.args, change: 'remove' } };
    const [row] = innerOf(
      renderMessage(message(actions({ label: 'Take it back', action: takeBack }))),
    );
    const { components: [button] = [] } = row as { components?: object[] };
    expect(button).toMatchObject({ style: 2, label: 'Take it back' });
    expect(button).not.toHaveProperty('emoji');
  });

  test('an edition lists its papers, and only an answer offers their details', () => {
    const list = message(
      heading('Papers of the day'),
      rows([aRow('2401.00001'), aRow('2401.00002')], { ordered: true }),
    );
    expect(shown(list)).toBe(
      [
        '## Papers of the day',
        '**1. [Paper 2401.00001](https://arxiv.org/abs/2401.00001)**',
        '-# 12 upvotes',
        '**2. [Paper 2401.00002](https://arxiv.org/abs/2401.00002)**',
        '-# 12 upvotes',
      ].join('\n'),
    );
    expect(selectsOf(renderMessage(list))).toEqual([]);
    expect(selectsOf(renderReply({ message: list, visibility: 'private' }))).toEqual([
      {
        type: 3,
        custom_id: 'select:1',
        placeholder: 'Details of a paper…',
        options: [
          { label: 'Paper 2401.00001', value: 'p1["show",{"paper":"2401.00001"}]' },
          { label: 'Paper 2401.00002', value: 'p1["show",{"paper":"2401.00002"}]' },
        ],
      },
    ]);
  });

  test('settings are lines, and a select whose choice stands says what it is for', () => {
    const layout = (value: string): Action => ({
      name: 'settings',
      version: 1,
      args: { layout: value },
    });
    const content = message(
      fields({ label: 'Time', value: [plain('09:00')] }, { label: 'Days', value: [plain('Mon')] }),
      select('Layout', [
        { label: 'Thread', action: layout('thread'), selected: true },
        { label: 'Compact', action: layout('compact'), description: 'one message' },
      ]),
    );
    expect(shown(content)).toBe('**Time:** 09:00\n**Days:** Mon\n-# Layout');
    expect(selectsOf(renderMessage(content))).toMatchObject([
      { placeholder: 'Layout', options: [{ default: true }, { description: 'one message' }] },
    ]);
  });

  test('an answer ends with how to see more and how to share it', () => {
    const search: Action = { name: 'search', version: 1, args: { query: 'planes' } };
    const more: Action = { ...search, args: { ...search.args, offset: '5' } };
    const reply = { message: message(text(plain('Found.'))), visibility: 'private' } as const;
    expect(innerOf(renderReply({ ...reply, more, share: search })).at(-1)).toMatchObject({
      components: [
        { label: 'Show more', custom_id: 'm1["search",{"offset":"5","query":"planes"}]' },
        { label: 'Share to channel', custom_id: 's1["search",{"query":"planes"}]' },
      ],
    });
  });

  test('moments are shown in each reader’s own zone, people by the name they have there', () => {
    const at = Date.UTC(2026, 7, 21, 7);
    expect(said(time(at, 'UTC'), plain(' '), time(at, 'UTC', 'date'))).toBe(
      '<t:1787295600:f> <t:1787295600:D>',
    );
    const somebody = (platform: string, id: string) => person({ platform, workspace: 'w', id });
    expect(said(somebody('discord', '80351110224678912'))).toBe('<@80351110224678912>');
    expect(said(somebody('discord', '&1'))).toBe('somebody on Discord');
    expect(said(somebody('slack', 'U1'))).toBe('somebody on Slack');
  });

  test('nothing is left out', () => {
    const rendered = renderMessage(everything);
    const seen = [
      ...readingsOf(rendered).map(({ text }) => text),
      ...labelsOf(rendered),
      ...placeholdersOf(rendered),
      ...markdownOf(rendered),
      JSON.stringify(innerOf(rendered).filter(({ type }) => type === 12)),
    ].join('\n');
    expect(everyWord.filter((word) => !seen.includes(word))).toEqual([]);
  });

  test('an empty message says so', () => {
    expect(shown(message())).toBe('There is nothing to show here.');
    expect(shown(message(heading('\u200B'), text(), rows([])))).toBe(
      'There is nothing to show here.',
    );
  });

  test('a posted message is known again by the id of its frame', () => {
    const [frame] = renderMessage(message(aPaper), { mark: 4711 }).body.components;
    expect(frame.id).toBe(4711);
  });
});

describe('a text from outside is read as it was typed', () => {
  test.each([
    ['*a* _b_ ~~c~~ ||d|| `e`', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\`'],
    ['# loud', '\\# loud'],
    ['- item', '\\- item'],
    ['well-known', 'well-known'],
    ['1. first', '1\\. first'],
    ['> quote', '\\> quote'],
    ['a\n# b\n- c', 'a \\# b - c'],
    ['@everyone <@80351110224678912>', '\\@everyone \\<@80351110224678912\\>'],
    [':smile: at 9:30', '\\:smile: at 9:30'],
    ['see https://a.example/x_y.', 'see https\\://a.example/x\\_y.'],
    ['[free](https://evil.example)', '\\[free\\]\\(https\\://evil.example\\)'],
    ['in\u200Bvi\u202Esible \uD800', 'invisible'],
  ])('%j', (typed, markdown) => {
    expect(said(plain(typed))).toBe(markdown);
  });

  test('marks that touch are not read as one', () => {
    const italic: Span = { type: 'italic', text: 'b' };
    expect(said(bold('a'), bold('b '), italic)).toBe('**ab** *b*');
    expect(said(bold('a'), italic)).toBe('**a**b');
    expect(said({ type: 'code', text: 'a' }, { type: 'code', text: 'b`' })).toBe('ab\\`');
  });

  test.each([
    ['a title', 'https://a.example/x y(1)*', '[a title](https://a.example/x%20y%281%29%2A)'],
    ['a [sic] title', 'https://a.example/', '[a \\[sic\\] title](https://a.example/)'],
    ['a [half', 'https://a.example/', 'a \\[half (<https://a.example/>)'],
    ['https://a.example/', 'https://a.example/', '<https://a.example/>'],
    ['https://kind.example', 'https://b.example/', 'https\\://kind.example (<https://b.example/>)'],
    ['free', 'javascript:alert(1)', 'free (javascript:alert\\(1\\))'],
    ['free', 'https://kind.example@b.example/', 'free (https\\://kind.example@b.example/)'],
    ['', 'https://a.example/', '<https://a.example/>'],
    ['page', '/messages/1', 'page (/messages/1)'],
  ])('a link says where it leads: %j to %j', (words, url, markdown) => {
    expect(said(link(words, url))).toBe(markdown);
  });
});
