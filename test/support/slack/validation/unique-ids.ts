import type { Field } from './field.ts';
import { elementsIn } from './find-elements.ts';

/** block_id is unique in the whole, action_id in its block, and one element takes the focus. */
export function uniqueIds(field: Field): void {
  if (!Array.isArray(field.value)) return;
  const blockIds = new Set<unknown>();
  let focused = 0;
  for (const index of field.value.keys()) {
    const block = field.at(index);
    claim(blockIds, block, 'block_id');
    const actionIds = new Set<unknown>();
    for (const element of elementsIn(block)) {
      claim(actionIds, element, 'action_id');
      focused += rejectSecondFocus(element, focused);
    }
  }
}

function claim(taken: Set<unknown>, holder: Field, name: string): void {
  const { value } = holder.at(name);
  if (value === undefined) return;
  if (taken.has(value)) holder.at(name).reject(`\`${name}\` "${String(value)}" already exists`);
  taken.add(value);
}

function rejectSecondFocus(element: Field, focused: number): number {
  const field = element.at('focus_on_load');
  if (field.value !== true) return 0;
  if (focused > 0) field.reject('only one element may have `focus_on_load`');
  return 1;
}
