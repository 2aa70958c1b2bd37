import fc from 'fast-check';
import type { Block, Message, Span } from '../../src/core/message/model.ts';

/** Texts as an attacker would choose them, alone or within any other text. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</p></li></ol></main>',
  '<!--',
  ']]>',
  '&lt;b&gt;&#60;',
  'javascript:alert(1)',
  'JaVa\tScript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://evil.example/"onmouseover="alert(1)',
  '\u001B[2J\u001B]0;owned\u0007',
  '\u009B31m',
  '\r\n\u0000\u0008',
  '\u202Egnp.exe\u2066',
  '\u200B\u200D\uFEFF',
  '\uD800',
  '@everyone <!channel> *_~|[](',
  '<@80351110224678912> <@&1> <#1> <:a:1> <t:1:R> :smile:',
  '\n# a\n- b\n> c\n1. d',
  '](https://evil.example) `` ``` ||',
];

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...ATTACKS));
export const hostileText = fc.array(anyText, { maxLength: 3 }).map((parts) => parts.join(''));

const url = fc.oneof(hostileText, fc.webUrl());
const short = fc.array(hostileText, { maxLength: 3 });
const count = fc.nat(100_000);
const style = fc.constantFrom('date' as const, 'time' as const, 'moment' as const);
const action = fc.record({
  name: hostileText,
  version: fc.constant(1 as const),
  args: fc.dictionary(hostileText, hostileText, { maxKeys: 2 }),
});

const someRef = fc.record({
  platform: fc.oneof(fc.constantFrom('discord', 'slack', 'local'), hostileText),
  workspace: hostileText,
  id: fc.oneof(fc.constant('80351110224678912'), hostileText),
});

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({
    type: fc.constantFrom('plain', 'bold', 'italic', 'code', 'match'),
    text: hostileText,
  }),
  fc.record({ type: fc.constant('link' as const), text: hostileText, url }),
  fc.record({ type: fc.constant('time' as const), at: count, zone: hostileText, style }),
  fc.record({ type: fc.constant('emoji' as const), emoji: hostileText }),
  fc.record({ type: fc.constant('person' as const), person: someRef }),
  fc.record({ type: fc.constant('channel' as const), channel: someRef }),
);
const spans = fc.array(span, { maxLength: 4 });

const paper: fc.Arbitrary<Block> = fc.record(
  {
    type: fc.constant('paper' as const),
    id: hostileText,
    rank: fc.integer({ min: 1, max: 99 }),
    title: hostileText,
    url,
    authors: short,
    authorCount: fc.nat(500),
    organization: hostileText,
    summary: hostileText,
    popularity: fc.record({ upvotes: count, comments: count, stars: count }),
    votes: count,
    keywords: short,
    links: fc.array(
      fc.record({
        kind: fc.constantFrom('abstract', 'pdf', 'code', 'project', 'huggingface'),
        url,
      }),
      { maxLength: 3 },
    ),
    why: hostileText,
    day: hostileText,
  },
  {
    requiredKeys: [
      'type',
      'id',
      'title',
      'url',
      'authors',
      'authorCount',
      'summary',
      'keywords',
      'links',
    ],
  },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  paper,
  fc.record({ type: fc.constant('heading' as const), text: hostileText }),
  fc.record({ type: fc.constantFrom('text', 'footnote'), spans }),
  fc.record({
    type: fc.constant('rows' as const),
    ordered: fc.boolean(),
    rows: fc.array(fc.record({ title: spans, detail: spans, paperId: hostileText }), {
      maxLength: 3,
    }),
  }),
  fc.record({
    type: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: hostileText, value: spans }), { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('actions' as const),
    actions: fc.array(fc.record({ label: hostileText, action }), { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('select' as const),
    label: hostileText,
    options: fc.array(
      fc.record(
        {
          label: hostileText,
          action,
          description: hostileText,
          selected: fc.constant(true as const),
        },
        { requiredKeys: ['label', 'action'] },
      ),
      { maxLength: 3 },
    ),
  }),
  fc.record({ type: fc.constant('image' as const), url, alt: hostileText }),
  fc.record({ type: fc.constant('divider' as const) }),
);

/** Any message that the model allows, with a hostile text in every field that holds text. */
export const hostileMessage: fc.Arbitrary<Message> = fc.record({
  version: fc.constant(1 as const),
  blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
});
