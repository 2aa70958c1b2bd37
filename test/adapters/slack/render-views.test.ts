import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../src/adapters/slack/render/message.ts';
import { renderForm, renderHome, renderModal } from '../../../src/adapters/slack/render/view.ts';
import { heading, message, plain, text } from '../../../src/core/message/build.ts';
import type { Form } from '../../../src/core/message/reply.ts';
import { hostileText } from '../../support/hostile-messages.ts';
import { validateView } from '../../support/slack/validation/view.ts';

const said = message(heading('Saved'), text(plain('Nothing yet.')));

test('an answer as a page has a title and a way out, and nothing to send', () => {
  const reply = { message: said, visibility: 'private' } as const;
  const { view, kept } = renderModal(reply, { title: 'Your papers', privateMetadata: 'C1' });
  expect(view).toMatchObject({
    type: 'modal',
    callback_id: 'page',
    title: { text: 'Your papers' },
    close: { text: 'Close' },
    private_metadata: 'C1',
  });
  expect(view).not.toHaveProperty('submit');
  expect(kept).toEqual([]);
  expect(renderModal(reply).view.title.text).toBe('Paperboy');
  expect(renderModal(reply, { title: 'Settings of this channel, all' }).view.title.text).toBe(
    'Settings of this…',
  );
});

test('somebody’s own page shows the message', () => {
  const { view } = renderHome(said);
  expect(view.type).toBe('home');
  expect(view.blocks).toEqual(renderMessage(said).payload.blocks);
});

describe('a form', () => {
  const layouts = [
    { label: 'A thread', value: 'thread' },
    { label: 'One message', value: 'compact' },
  ];
  const form: Form = {
    title: 'Settings of this channel',
    action: { name: 'settings', version: 1, args: {} },
    fields: [
      { name: 'time', label: 'Time', hint: 'Such as 09:00', value: '09:00' },
      { name: 'zone', label: 'Zone', hint: '', value: '' },
      {
        name: 'layout',
        label: 'Layout',
        hint: 'What suits you',
        value: 'compact',
        choices: layouts,
      },
    ],
  };

  test('asks for each value under its name, with what stands filled in, and lets it be empty', () => {
    const plainText = (words: string) => ({ type: 'plain_text', text: words, emoji: false });
    const compact = { text: plainText('One message'), value: 'compact' };
    expect(renderForm(form, 'C1 settings')).toEqual({
      kept: [],
      view: {
        type: 'modal',
        callback_id: 'form',
        title: plainText('Settings of this channel'),
        submit: plainText('Save'),
        close: plainText('Cancel'),
        private_metadata: 'C1 settings',
        blocks: [
          {
            type: 'input',
            block_id: 'time',
            label: plainText('Time'),
            hint: plainText('Such as 09:00'),
            optional: true,
            element: { type: 'plain_text_input', action_id: 'value', initial_value: '09:00' },
          },
          {
            type: 'input',
            block_id: 'zone',
            label: plainText('Zone'),
            optional: true,
            element: { type: 'plain_text_input', action_id: 'value' },
          },
          {
            type: 'input',
            block_id: 'layout',
            label: plainText('Layout'),
            hint: plainText('What suits you'),
            optional: true,
            element: {
              type: 'static_select',
              action_id: 'value',
              options: [{ text: plainText('A thread'), value: 'thread' }, compact],
              initial_option: compact,
            },
          },
        ],
      },
    });
  });

  test.each([
    ['a value that no option holds', 'x'.repeat(80)],
    ['a value that is none of the choices', 'neither'],
  ])('%s is typed instead of picked', (_, value) => {
    const choices = value === 'neither' ? layouts : [...layouts, { label: 'Long', value }];
    const { view } = renderForm(
      { ...form, fields: [{ name: 'layout', label: 'Layout', hint: '', value, choices }] },
      '',
    );
    expect(view.blocks).toMatchObject([
      { element: { type: 'plain_text_input', initial_value: value } },
    ]);
  });

  test('is one that Slack takes, whatever its texts', () => {
    const texts = { label: hostileText, hint: hostileText, value: hostileText };
    const choice = fc.record({ label: hostileText, value: hostileText });
    const field = fc.record(
      {
        name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
        ...texts,
        choices: fc.array(choice, { maxLength: 3 }),
      },
      { requiredKeys: ['name', 'label', 'hint', 'value'] },
    );
    const anyForm = fc.record({
      title: hostileText,
      action: fc.constant(form.action),
      fields: fc.uniqueArray(field, { minLength: 1, selector: ({ name }) => name }),
    });
    fc.assert(
      fc.property(anyForm, (hostile) => {
        const { view } = renderForm(hostile, 'C1');
        expect(validateView({ ...view })).toBeUndefined();
        // JSON writes half a character as an escape; a backslash of the text's own stands doubled.
        expect(JSON.stringify(view)).not.toMatch(/(?<!\\)(?:\\\\)*\\ud[89a-f]/);
      }),
    );
  });
});
