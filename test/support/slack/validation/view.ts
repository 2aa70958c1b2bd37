import { isRecord } from '../../discord/validation/form.ts';
import type { ApiError } from '../api-error.ts';
import { blocks } from './blocks.ts';
import { id, plainText } from './composition.ts';
import { asMessages, examine, type Field } from './field.ts';
import { jsonArgument } from './json-argument.ts';
import {
  byType,
  type Check,
  flag,
  oneOf,
  type Properties,
  required,
  shape,
  text,
} from './shapes.ts';
import { uniqueIds } from './unique-ids.ts';

const MOST_BYTES = 250_000;
const TITLE = plainText(24);

const COMMON: Properties = {
  private_metadata: text({ min: 0, max: 3000 }),
  callback_id: id,
  external_id: text({ min: 0, max: 255 }),
};

/** A modal that asks for something needs a button to send it off. */
const submitsInputs: Check = (view) => {
  const list = view.at('blocks');
  if (view.at('submit').value !== undefined || !Array.isArray(list.value)) return;
  for (const [index, block] of list.value.entries())
    if (isRecord(block) && block.type === 'input')
      list.at(index).at('input').reject('must define `submit` to use an `input` block in modals');
};

const idsOfBlocks: Check = (view: Field) => uniqueIds(view.at('blocks'));

const VIEW = byType({
  modal: shape(
    {
      type: required(oneOf('modal')),
      title: required(TITLE),
      blocks: required(blocks('modal')),
      submit: TITLE,
      close: TITLE,
      clear_on_close: flag,
      notify_on_close: flag,
      ...COMMON,
    },
    submitsInputs,
    idsOfBlocks,
  ),
  home: shape(
    { type: required(oneOf('home')), blocks: required(blocks('home')), ...COMMON },
    idsOfBlocks,
  ),
});

/** A view for views.open, update, push and publish, and for the answer to a form. */
export function validateView(given: unknown): ApiError | undefined {
  const view = jsonArgument(given);
  const { root, problems } = examine(view, '/view');
  VIEW(root);
  if (problems.length > 0)
    return { error: 'invalid_arguments', response_metadata: asMessages(problems) };
  return Buffer.byteLength(JSON.stringify(view)) > MOST_BYTES
    ? { error: 'view_too_large' }
    : undefined;
}
