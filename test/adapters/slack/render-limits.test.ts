import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src/adapters/slack/limits.ts';
import { type Rendered, renderMessage } from '../../../src/adapters/slack/render/message.ts';
import { renderReply } from '../../../src/adapters/slack/render/reply.ts';
import { renderHome, renderModal } from '../../../src/adapters/slack/render/view.ts';
import {
  actions,
  bold,
  fields,
  footnote,
  heading,
  link,
  message,
  plain,
  rows,
  select,
  text,
} from '../../../src/core/message/build.ts';
import type { Action, Message } from '../../../src/core/message/model.ts';
import { tidy } from '../../../src/core/message/tidy.ts';
import { webAddress } from '../../../src/core/message/web-address.ts';
import { hostileMessage, hostileText } from '../../support/hostile-messages.ts';
import { aPaper } from '../../support/messages.ts';
import {
  act,
  enormousMessage,
  list,
  numbered,
  options,
  textsIn,
} from '../../support/rendering/large-messages.ts';
import {
  addressesIn,
  labelsIn,
  placeholdersIn,
  readBlocks,
} from '../../support/rendering/slack-message.ts';
import { readMrkdwn } from '../../support/rendering/slack-mrkdwn.ts';
import { validateMessage } from '../../support/slack/validation/message.ts';
import { validateView } from '../../support/slack/validation/view.ts';

const blocksOf = (content: Message) => renderMessage(content).payload.blocks;
const seenIn = (content: Message) => readBlocks(blocksOf(content)).map((line) => line.text);
const asAnswer = (content: Message) =>
  ({ message: content, visibility: 'private', more: act(1), share: act(2) }) as const;

/** What parts marks from their words: see render/mrkdwn.ts. */
const JOINERS = /\u2060/g;
/** Nobody would see it, and the second half of a character would be none. */
const UNSEEN = /[^\P{Cc}\n]|[\u200B\u202A-\u202E\u2060-\u2069]|\p{Cs}/u;

function expectTaken({ payload }: Rendered): void {
  for (const kind of ['post', 'edit', 'ephemeral', 'response'] as const) {
    expect(validateMessage({ ...payload }, kind)).toBeUndefined();
  }
  expect(payload.text.length).toBeLessThanOrEqual(LIMITS.fallbackText);
  expect(payload.text.trim()).not.toBe('');
}

describe('Slack takes every message', () => {
  test.each([
    ['hostile', hostileMessage, 150],
    ['enormous', enormousMessage, 20],
  ])('%s ones, in a channel and as a view: within every limit', (_, messages, numRuns) => {
    fc.assert(
      fc.property(messages, fc.boolean(), (content, isAnswer) => {
        const answer = asAnswer(content);
        const rendered = isAnswer ? renderReply(answer) : renderMessage(content);
        const { view } = isAnswer ? renderModal(answer) : renderHome(content);
        expectTaken(rendered);
        expect(validateView({ ...view })).toBeUndefined();
        expect(textsIn(rendered.payload).replace(JOINERS, '')).not.toMatch(UNSEEN);
      }),
      { numRuns },
    );
  });

  test('nothing in hostile texts calls anybody, or adds a mark or a link', () => {
    const marks = (content: string) => {
      const said = plain(content);
      const row = { title: [said], detail: [said] };
      const card = { ...aPaper, title: content, summary: content, keywords: [content] };
      const { payload } = renderMessage(
        message(
          heading(content),
          text(said, bold(' kind')),
          rows([row]),
          fields({ label: content, value: [said] }),
          card,
          footnote(bold('kind '), said),
        ),
      );
      return {
        blocks: readBlocks(payload.blocks).flatMap((line) => line.marks),
        notification: readMrkdwn(payload.text).flatMap((line) => line.marks),
      };
    };
    const harmless = marks('kind');
    expect(harmless.notification).toEqual([]);
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const beyond = marks(`kind ${hostile}`);
        expect(beyond.notification).toEqual([]);
        expect(beyond.blocks.toSorted()).toEqual(harmless.blocks.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  test('every text is read as it was typed, and every link leads where it led', () => {
    const linked = fc.tuple(hostileText, fc.webUrl());
    fc.assert(
      fc.property(hostileText, linked, (hostile, [words, url]) => {
        const typed = tidy(`a ${hostile} b`);
        const leads = link(`leads ${words}`, url);
        const content = message(
          text(plain(`a ${hostile} b`), leads),
          footnote(bold('x '), plain(`a ${hostile} b`), leads),
          rows([{ title: [leads], detail: [plain(`a ${hostile} b`)] }]),
          heading(`a ${hostile} b`),
        );
        const lines = seenIn(content);
        const { length } = lines.filter((line) => line.includes(typed));
        expect(length).toBe(4);
        expect(lines.filter((line) => line.includes(tidy(`leads ${words}`).trim())).length).toBe(3);
        const addresses = addressesIn(blocksOf(content)).map((one) => one.replaceAll('&amp;', '&'));
        expect(addresses).toEqual(Array(3).fill(webAddress(url, LIMITS.url)));
        expect(readMrkdwn(renderMessage(content).payload.text).at(-1)?.text).toBe(typed);
      }),
    );
  });
});

describe('a message that is too long', () => {
  test('keeps its titles and shortens its details first', () => {
    const seen = seenIn(list(30));
    expect(seen.filter((line) => /^\d+\. Title/.test(line))).toEqual(
      numbered(30).map((index) => `${index}. Title ${index} of planning with planes`),
    );
    const details = seen.filter((line) => line.startsWith('word'));
    expect(details).toHaveLength(30);
    expect(details.every((line) => line.endsWith('…'))).toBe(true);
  });

  test('says how many rows it leaves out, from the end', () => {
    const seen = seenIn(list(200));
    const titles = seen.filter((line) => /^\d+\. Title/.test(line));
    expect(titles.at(0)).toMatch(/^1\. /);
    expect(titles.length).toBeGreaterThan(20);
    expect(seen.at(-1)).toBe(`and ${200 - titles.length} more`);
  });

  test('shortens the abstract and not the paper above it', () => {
    const abstract = text(plain('word '.repeat(3000)));
    const seen = seenIn(message(aPaper, abstract, abstract, abstract));
    expect(seen).toContain(aPaper.summary);
    expect(seen.at(-1)).toMatch(/word…$/);
  });

  test('gives up the lines between its texts before any text', () => {
    const texts = numbered(40).map((index) => text(plain(`Sentence ${index}`)));
    const blocks = blocksOf(
      message(...texts.flatMap((one) => [one, { type: 'divider' } as const])),
    );
    expect(readBlocks(blocks)).toHaveLength(40);
    expect(blocks.some(({ type }) => type === 'divider')).toBe(false);
  });

  test('says so when it has more texts than there is room for', () => {
    const texts = numbered(200).map((index) => text(plain(`Sentence ${index} of many, and on.`)));
    const content = message(...texts, actions({ label: 'Go', action: act(1) }));
    const seen = seenIn(content);
    expect(seen.at(0)).toBe('Sentence 1 of many, and on.');
    expect(seen.at(-1)).toBe('There is no room for the rest in one message.');
    expect(labelsIn(blocksOf(content))).toEqual(['Go']);
  });

  test('takes more in a view than in a channel', () => {
    const lengthIn = (blocks: Parameters<typeof readBlocks>[0]) =>
      readBlocks(blocks).reduce((sum, line) => sum + line.text.length, 0);
    const content = message(...numbered(8).map(() => text(plain('word '.repeat(700)))));
    const { view } = renderModal({ message: content, visibility: 'private' });
    expect(lengthIn(blocksOf(content))).toBeLessThan(LIMITS.messageText);
    expect(lengthIn(blocksOf(content))).toBeGreaterThan(LIMITS.messageText * 0.85);
    expect(textsIn(view).length).toBeGreaterThan(LIMITS.messageText * 1.5);
  });

  test('is cut for a notification, in whatever script', () => {
    const notified = (word: string) =>
      renderMessage(message(heading('Papers'), text(plain(word.repeat(2000))))).payload.text;
    expect(notified('word ')).toMatch(/^Papers\nword .* word…$/);
    expect(notified('R&D ')).toMatch(/^Papers\n(?:R&amp;D )+R&amp;D…$/);
    expect(Buffer.byteLength(notified('漢'))).toBeGreaterThan(3500);
  });
});

describe('buttons and selects', () => {
  test('more options than a select holds go on in another', () => {
    const blocks = blocksOf(message(select('Vote for a paper', options(150))));
    expect(labelsIn(blocks).filter((label) => label !== '')).toEqual(
      options(150).map(({ label }) => label),
    );
    expect(placeholdersIn(blocks)).toEqual([
      'Vote for a paper (1–100)',
      'Vote for a paper (101–150)',
    ]);
  });

  test('more buttons than a message holds are counted, and those of the answer stay', () => {
    const content = message(heading('Many'), actions(...options(400)));
    const { payload } = renderReply(asAnswer(content));
    const labels = labelsIn(payload.blocks);
    expect(labels.at(0)).toBe('Option 1');
    expect(labels.slice(-2)).toEqual(['Show more', 'Share to channel']);
    const left = 400 - (labels.length - 2);
    expect(readBlocks(payload.blocks).at(-1)?.text).toBe(
      `Left out for want of room (buttons, lists or pictures): ${left}.`,
    );
  });

  test('each has an id of its own, five stand in a row, and two that do the same are one', () => {
    const blocks = blocksOf(
      message(actions(...options(6), ...options(6)), select('Or', options(2))),
    );
    const elements = blocks.map((block) => (block.type === 'actions' ? block.elements : []));
    expect(elements.map((row) => row.map((element) => element.action_id))).toEqual([
      ['act:0', 'act:1', 'act:2', 'act:3', 'act:4'],
      ['act:5'],
      ['act:6'],
    ]);
  });

  test('what is too long for an option is handed over to be kept, and a button takes it', () => {
    const long: Action = { name: 'search', version: 1, args: { query: 'planes '.repeat(30) } };
    const button = renderMessage(message(actions({ label: 'Again', action: long })));
    expect(button.kept).toEqual([]);
    const option = renderMessage(message(select('Or', [{ label: 'Again', action: long }])));
    expect(option.kept).toEqual([{ token: expect.stringMatching(/^[\w-]{22}$/), action: long }]);
  });

  test('a long label leaves the votes to be seen', () => {
    const vote: Action = { name: 'vote', version: 1, args: { paper: aPaper.id } };
    const content = message(aPaper, actions({ label: 'Vote for it '.repeat(20), action: vote }));
    expect(labelsIn(blocksOf(content)).at(0)).toMatch(/^👍 Vote .*… · 3$/);
  });
});
