import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import type { Form, FormField } from '../../../core/message/reply.ts';
import { type Html, isolated } from './inline.ts';

/** A few values to fill in; the page's script sends them with the form's action. */
export function renderForm({ title, action, fields }: Form): Html {
  // A page may show the same form twice: what its labels point to must differ.
  const id = randomUUID();
  return html`<form class="form" data-form="${JSON.stringify(action)}" autocomplete="off" aria-labelledby="${id}">
<h2 id="${id}" dir="auto">${title}</h2>
${fields.map((field, index) => renderField(field, `${id}-${index}`))}
<p class="send"><button type="submit" class="main">Submit</button>
<button type="button" data-cancel>Cancel</button></p>
</form>`;
}

const renderField = ({ name, label, hint, value }: FormField, id: string): Html =>
  html`<p class="field"><label for="${id}" dir="auto">${label}</label>
<input id="${id}" name="${name}" type="text" value="${value}" aria-describedby="${id}-hint" dir="auto">
<span class="hint" id="${id}-hint">${isolated(hint)}</span></p>`;
