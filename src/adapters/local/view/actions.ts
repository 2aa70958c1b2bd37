import { html } from 'hono/html';
import type {
  Action,
  LabelledAction,
  Message,
  PaperBlock,
  SelectBlock,
  SelectOption,
} from '../../../core/message/model.ts';
import type { Html } from './inline.ts';

/** A button that stands for an action; the page's script sends it. */
export function actionButton(label: string, action: Action, name?: string): Html {
  const data = JSON.stringify(action);
  const naming = name === undefined ? '' : html` aria-label="${name}"`;
  return html`<button type="button" data-action="${data}"${naming}>${label}</button>`;
}

export const renderActions = (actions: readonly LabelledAction[]): Html =>
  html`<div class="actions">${actions.map(({ label, action }) => actionButton(label, action))}</div>`;

/**
 * What can be done with a paper that the channel holds: its reactions, then its buttons. A
 * reaction is the way to vote there, so a button that votes as well would only ask twice.
 */
export function renderBar(reactions: Html, { blocks }: Message, { title }: PaperBlock): Html {
  const buttons = blocks
    .flatMap((block) => (block.type === 'actions' ? block.actions : []))
    .filter(({ action }) => action.name !== 'vote')
    .map(({ label, action }) => actionButton(label, action, `${label}: ${title}`));
  return html`<div class="bar">${reactions}${
    buttons.length > 0 && html`<div class="actions">${buttons}</div>`
  }</div>`;
}

/**
 * A list to pick from. Where nothing stands yet, its label is also its first line, so that it
 * need not be read twice.
 */
export function renderSelect({ label, options }: SelectBlock): Html {
  const standing = options.some(({ selected }) => selected);
  const name = html`<span${standing || html` class="unseen"`} dir="auto">${label}</span>`;
  const placeholder = html`<option value="" selected disabled hidden>${label}</option>`;
  return html`<label class="pick">${name}
<select data-choose>${standing || placeholder}${options.map(renderOption)}</select></label>`;
}

function renderOption({ label, description, action, selected }: SelectOption): Html {
  const text = description ? `${label} · ${description}` : label;
  return html`<option value="${JSON.stringify(action)}"${selected && html` selected`} dir="auto">${text}</option>`;
}
