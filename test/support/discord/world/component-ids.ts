import { isRecord } from '../validation/form.ts';
import type { Payload } from './model.ts';

/** Keeps the ids that were given and fills in the others, from the first component on. */
export function fillComponentIds(components: unknown): readonly Payload[] {
  const taken = new Set<number>();
  collect(components, taken);
  let last = 0;
  const next = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  return fillList(components, next);
}

function nested(component: Payload): readonly unknown[] {
  const parts = Array.isArray(component.components) ? component.components : [];
  return [...parts, component.accessory, component.component];
}

function collect(components: unknown, taken: Set<number>): void {
  if (!Array.isArray(components)) return;
  for (const component of components.filter(isRecord)) {
    if (typeof component.id === 'number') taken.add(component.id);
    collect(nested(component), taken);
  }
}

function fillList(components: unknown, next: () => number): readonly Payload[] {
  if (!Array.isArray(components)) return [];
  return components.filter(isRecord).map((component) => fill(component, next));
}

function fill(component: Payload, next: () => number): Payload {
  const id = typeof component.id === 'number' && component.id > 0 ? component.id : next();
  return {
    ...component,
    id,
    ...(Array.isArray(component.components) && {
      components: fillList(component.components, next),
    }),
    ...(isRecord(component.accessory) && { accessory: fill(component.accessory, next) }),
  };
}
