import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderForm } from '../../../src/adapters/discord/render/form.ts';
import { type Rendered, renderMessage } from '../../../src/adapters/discord/render/message.ts';
import { renderReply } from '../../../src/adapters/discord/render/reply.ts';
import {
  actions,
  heading,
  message,
  plain,
  rows,
  select,
  text,
} from '../../../src/core/message/build.ts';
import type { Action } from '../../../src/core/message/model.ts';
import type { Form } from '../../../src/core/message/reply.ts';
import { validateMessage } from '../../support/discord/validation/message.ts';
import { validateModal } from '../../support/discord/validation/modal.ts';
import { hostileMessage, hostileText } from '../../support/hostile-messages.ts';
import { aPaper } from '../../support/messages.ts';
import {
  innerOf,
  labelsOf,
  markdownOf,
  readingsOf,
} from '../../support/rendering/discord-message.ts';
import {
  act,
  enormousMessage,
  list,
  numbered,
  options,
  textsIn,
} from '../../support/rendering/large-messages.ts';

const count = 12;
const seenIn = (rendered: Rendered) => readingsOf(rendered).map((reading) => reading.text);

describe('Discord takes every message', () => {
  test.each([
    ['hostile', hostileMessage, 200],
    ['enormous', enormousMessage, 20],
  ])('%s ones: within every limit, calling nobody, whole characters', (_, messages, numRuns) => {
    fc.assert(
      fc.property(messages, fc.boolean(), (content, asAnswer) => {
        const rendered = asAnswer
          ? renderReply({ message: content, visibility: 'private', more: act(1), share: act(2) })
          : renderMessage(content, { mark: 1 });
        expect(validateMessage(rendered.body)).toBeUndefined();
        expect(rendered.body.allowed_mentions).toEqual({ parse: [] });
        expect(textsIn(rendered.body)).not.toMatch(/\p{Cs}/u);
        const visible = [...markdownOf(rendered), ...labelsOf(rendered)].join('\n');
        expect(visible).not.toMatch(/[^\P{Cc}\n]|[\u200B\u202A-\u202E\u2066-\u2069]/u);
      }),
      { numRuns },
    );
  });

  test('hostile texts add no mark, mention or link to it', () => {
    const marks = (content: string) => {
      const said = { type: 'plain', text: content } as const;
      const row = { title: [said], detail: [said] };
      const card = { ...aPaper, title: content, summary: content, keywords: [content] };
      const whole = message(heading(content), text(said), rows([row]), card);
      return readingsOf(renderMessage(whole)).map((reading) => reading.marks);
    };
    const harmless = marks('kind').flat();
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const beyond = marks(`kind ${hostile}`).flat();
        expect(beyond.toSorted()).toEqual(harmless.toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

describe('a message that is too long', () => {
  test('keeps its titles and shortens its details first', () => {
    const rendered = renderMessage(list(count * 2));
    const seen = seenIn(rendered);
    expect(seen.filter((line) => line.startsWith('Title') || /^\d+\. Title/.test(line))).toEqual(
      numbered(count * 2).map((index) => `${index}. Title ${index} of planning with planes`),
    );
    expect(seen.filter((line) => line.startsWith('word')).every((line) => line.endsWith('…'))).toBe(
      true,
    );
    expect(markdownOf(rendered).join('').length).toBeGreaterThan(3800);
  });

  test('says how many rows it leaves out, from the end', () => {
    const seen = seenIn(renderMessage(list(100)));
    const titles = seen.filter((line) => /^\d+\. Title/.test(line));
    expect(titles.at(0)).toMatch(/^1\. /);
    expect(titles.at(-1)).toMatch(new RegExp(`^${titles.length}\\. `));
    expect(seen.at(-1)).toBe(`and ${100 - titles.length} more`);
  });

  test('shortens the abstract and not the card above it', () => {
    const seen = seenIn(renderMessage(message(aPaper, text(plain('word '.repeat(1500))))));
    expect(seen).toContain(aPaper.summary);
    expect(seen.at(-1)).toMatch(/word…$/);
  });

  test('is measured in bytes too, which other scripts take more of', () => {
    const rendered = renderMessage(message(heading('漢字'), text(plain('漢'.repeat(4000)))));
    const bytes = Buffer.byteLength(markdownOf(rendered).join(''));
    expect(bytes).toBeGreaterThan(9000);
    expect(bytes).toBeLessThan(10_000);
  });

  test('says so when it has more texts than there is room for', () => {
    const texts = numbered(200).map((index) => text(plain(`Sentence ${index} of many, and on.`)));
    const seen = seenIn(renderMessage(message(...texts)));
    expect(seen.at(0)).toBe('Sentence 1 of many, and on.');
    expect(seen.at(-1)).toBe('There is no room for the rest in one message.');
  });
});

describe('buttons and selects', () => {
  test('more options than a select holds go on in another', () => {
    const rendered = renderMessage(message(select('Vote for a paper', options(60))));
    const labels = options(60).map(({ label }) => label);
    expect(labelsOf(rendered).filter((label) => label !== '')).toEqual(labels);
    expect(innerOf(rendered)).toMatchObject([
      { components: [{ custom_id: 'select:1', placeholder: 'Vote for a paper (1–25)' }] },
      { components: [{ custom_id: 'select:2', placeholder: 'Vote for a paper (26–50)' }] },
      { components: [{ custom_id: 'select:3', placeholder: 'Vote for a paper (51–60)' }] },
    ]);
  });

  test('more buttons than a message holds are counted, and those of the answer stay', () => {
    const reply = {
      message: message(heading('Many'), actions(...options(80))),
      visibility: 'private',
      more: act(1),
    } as const;
    const rendered = renderReply(reply);
    const labels = labelsOf(rendered);
    expect(labels.at(0)).toBe('Option 1');
    expect(labels.at(-1)).toBe('Show more');
    const left = 80 - (labels.length - 1);
    expect(seenIn(rendered).at(-1)).toBe(
      `Left out for want of room (buttons, lists or pictures): ${left}.`,
    );
  });

  test('two buttons that do the same are one, and five stand in a row', () => {
    const twice = [...options(6), ...options(6)];
    const rendered = renderMessage(message(actions(...twice)));
    expect(innerOf(rendered).map((row) => (row.type === 1 ? row.components.length : 0))).toEqual([
      5, 1,
    ]);
  });

  test('what is too long for a button is handed over to be kept, once', () => {
    const long: Action = { name: 'search', version: 1, args: { query: 'planes '.repeat(30) } };
    const content = message(
      actions({ label: 'Again', action: long }),
      select('Or', [{ label: 'Again', action: long }]),
    );
    const { kept } = renderMessage(content);
    expect(kept).toEqual([{ token: expect.stringMatching(/^[\w-]{22}$/), action: long }]);
  });
});

describe('a form', () => {
  const form: Form = {
    title: 'When to post',
    action: { name: 'settings', version: 1, args: {} },
    fields: [
      { name: 'time', label: 'Time', hint: 'Such as 09:00', value: '09:00' },
      { name: 'zone', label: 'Zone', hint: 'Such as Berlin', value: '' },
    ],
  };

  test('asks for each value with its hint, and with what stands filled in', () => {
    expect(renderForm(form).modal).toEqual({
      custom_id: 'f1["settings",{}]',
      title: 'When to post',
      components: [
        {
          type: 18,
          label: 'Time',
          description: 'Such as 09:00',
          component: { type: 4, style: 1, custom_id: 'time', value: '09:00', required: false },
        },
        {
          type: 18,
          label: 'Zone',
          description: 'Such as Berlin',
          component: { type: 4, style: 1, custom_id: 'zone', required: false },
        },
      ],
    });
  });

  test('is one that Discord takes, whatever its texts', () => {
    const texts = { label: hostileText, hint: hostileText, value: hostileText };
    const field = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e'), ...texts });
    const anyForm = fc.record({
      title: hostileText,
      action: fc.record({
        name: hostileText,
        version: fc.constant(1 as const),
        args: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }),
      }),
      fields: fc.uniqueArray(field, { minLength: 1, maxLength: 5, selector: ({ name }) => name }),
    });
    fc.assert(
      fc.property(anyForm, (hostile) => {
        const { modal } = renderForm(hostile);
        expect(validateModal(modal)).toBeUndefined();
        expect(textsIn(modal)).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
