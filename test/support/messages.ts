import type { Message, PaperBlock } from '../../src/core/message/model.ts';

/** A paper in full; made up. */
export const aPaper: PaperBlock = {
  type: 'paper',
  id: '2401.01234',
  rank: 1,
  title: 'Planning with Paper Planes',
  url: 'https://arxiv.org/abs/2401.01234',
  authors: ['Ada One', 'Bo Two', 'Cy Three'],
  authorCount: 17,
  organization: 'Institute of Folding',
  summary: 'Folds plans into planes. They fly further than plans do.',
  popularity: { upvotes: 163, comments: 2, stars: 8 },
  votes: 3,
  keywords: ['planning', 'folding'],
  links: [
    { kind: 'abstract', url: 'https://arxiv.org/abs/2401.01234' },
    { kind: 'pdf', url: 'https://arxiv.org/pdf/2401.01234' },
    { kind: 'code', url: 'https://github.com/example/planes' },
    { kind: 'project', url: 'https://planes.example/' },
    { kind: 'huggingface', url: 'https://huggingface.co/papers/2401.01234' },
  ],
  why: '163 upvotes, 12 more an hour',
  day: '2026-08-21',
};

/** Every type of block and span once, each with a text of its own: w01, w02, … */
export const everything: Message = {
  version: 1,
  blocks: [
    { type: 'heading', text: 'w01' },
    {
      type: 'text',
      spans: [
        { type: 'plain', text: 'w02 ' },
        { type: 'bold', text: 'w03 ' },
        { type: 'italic', text: 'w04 ' },
        { type: 'code', text: 'w05 ' },
        { type: 'match', text: 'w06' },
        { type: 'link', text: ' w07', url: 'https://w08.example/' },
        { type: 'time', at: Date.UTC(2026, 7, 21, 7), zone: 'Europe/Berlin', style: 'moment' },
        { type: 'emoji', emoji: '🗞' },
        { type: 'person', person: { platform: 'slack', workspace: 'T1', id: 'U1' } },
      ],
    },
    aPaper,
    {
      type: 'rows',
      ordered: true,
      rows: [{ title: [{ type: 'plain', text: 'w09' }], detail: [{ type: 'plain', text: 'w10' }] }],
    },
    { type: 'fields', fields: [{ label: 'w11', value: [{ type: 'plain', text: 'w12' }] }] },
    {
      type: 'actions',
      actions: [{ label: 'w13', action: { name: 'saved', version: 1, args: {} } }],
    },
    {
      type: 'select',
      label: 'w17',
      options: [
        { label: 'w18', action: { name: 'top', version: 1, args: {} }, description: 'w19' },
        { label: 'w20', action: { name: 'status', version: 1, args: {} }, selected: true },
      ],
    },
    { type: 'image', url: 'https://w14.example/chart.png', alt: 'w15' },
    { type: 'divider' },
    { type: 'footnote', spans: [{ type: 'plain', text: 'w16' }] },
  ],
};

/** What a reader of `everything` must find, whatever the renderer. */
export const everyWord: readonly string[] = [
  ...Array.from({ length: 20 }, (_, index) => `w${String(index + 1).padStart(2, '0')}`),
  ...[aPaper.title, 'Ada One, Bo Two, Cy Three and 14 others', 'Institute of Folding'],
  ...['Folds plans into planes.', '163 upvotes · 2 comments · 8 GitHub stars', 'planning'],
  ...['3 votes here', 'somebody on Slack'],
  ...['folding', '163 upvotes, 12 more an hour', 'listed Fri 21 Aug 2026', '21 Aug 2026, 09:00'],
  ...['arXiv', 'PDF', 'Code', 'Project', 'Hugging Face', '🗞'],
  ...aPaper.links.map(({ url }) => url),
];
