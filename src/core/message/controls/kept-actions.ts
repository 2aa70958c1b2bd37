import type { ActionStore } from '../../ports/stores/actions.ts';
import type { KeptAction } from './action-id.ts';

/** Stores the actions that did not fit into their buttons; only then may the buttons be sent. */
export async function keepAll(
  actions: ActionStore,
  kept: readonly KeptAction[],
  at: number,
): Promise<void> {
  for (const { token, action } of kept) await actions.keep(token, action, at);
}
