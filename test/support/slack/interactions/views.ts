import { fillIds } from '../world/fill-ids.ts';
import { randomHex } from '../world/ids.ts';
import type { Payload, View } from '../world/model.ts';
import type { State } from '../world/state.ts';

export function createView(state: State, userId: string, payload: Payload, below?: View): View {
  const id = state.newId('V');
  const view: View = {
    id,
    userId,
    rootId: below?.rootId ?? id,
    previousId: below?.id,
    payload: withIds(payload),
    hash: newHash(),
    open: true,
  };
  state.views.set(id, view);
  return view;
}

export function updateView(view: View, payload: Payload): void {
  view.payload = withIds(payload);
  view.hash = newHash();
}

/** The open forms that lie over one another, the lowest first. */
export function stackOf(state: State, view: View): readonly View[] {
  return [...state.views.values()].filter(({ rootId, open }) => open && rootId === view.rootId);
}

export function viewOf(state: State, viewId: unknown, externalId: unknown): View | undefined {
  if (viewId !== undefined) return state.views.get(String(viewId));
  if (externalId === undefined) return undefined;
  return [...state.views.values()].find(
    ({ payload, open }) => open && payload.external_id === externalId,
  );
}

const newHash = (): string => `${Math.trunc(Date.now() / 1000)}.${randomHex(4)}`;

function withIds(payload: Payload): Payload {
  return { ...payload, blocks: fillIds(payload.blocks) };
}
