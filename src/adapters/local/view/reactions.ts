import { html } from 'hono/html';
import type { Reactor } from '../../../core/ports/chat-platform.ts';
import { VISITOR } from '../identity.ts';
import type { Html } from './inline.ts';

/**
 * The reaction bar: the first emoji and every one that somebody chose as buttons with their
 * count, the others behind a "+".
 */
export function renderReactions(
  id: string,
  reactors: readonly Reactor[],
  emojis: readonly string[],
): Html {
  const chosen = new Set(reactors.map(({ emoji }) => emoji));
  const all = [...new Set([...emojis, ...chosen])];
  const shown = all.filter((emoji, index) => index === 0 || chosen.has(emoji));
  const others = all.filter((emoji) => !shown.includes(emoji));
  const buttons = (which: readonly string[]) => which.map((emoji) => button(id, emoji, reactors));
  return html`<div class="reactions" id="r-${id}" role="group" aria-label="Votes">
${buttons(shown)}${
  others.length > 0 &&
  html`<details class="others"><summary aria-label="More reactions">+</summary>
<div>${buttons(others)}</div></details>`
}</div>`;
}

function button(id: string, emoji: string, reactors: readonly Reactor[]): Html {
  const people = reactors.filter((reactor) => reactor.emoji === emoji);
  const mine = people.some(({ person }) => person.id === VISITOR.id);
  const count = people.length;
  const name = `Vote ${emoji}, ${count} ${count === 1 ? 'vote' : 'votes'}`;
  return html`<button type="button" class="reaction" data-message="${id}" data-emoji="${emoji}"
 aria-pressed="${String(mine)}" aria-label="${name}"><span class="emoji">${emoji}</span>
<span class="count">${count > 0 && count}</span></button>`;
}
