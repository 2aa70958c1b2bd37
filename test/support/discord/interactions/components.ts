import { isRecord } from '../validation/form.ts';
import type { Payload } from '../world/model.ts';

/** The component with this custom id, however deep, in a message or a form. */
export function findComponent(components: unknown, customId: string): Payload | undefined {
  if (!Array.isArray(components)) return undefined;
  for (const component of components.filter(isRecord)) {
    if (component.custom_id === customId) return component;
    const inner = findComponent(
      [
        ...(Array.isArray(component.components) ? component.components : []),
        component.accessory,
        component.component,
      ],
      customId,
    );
    if (inner) return inner;
  }
  return undefined;
}

/** What a person can choose from a select; only what it offers, as many as it takes. */
export function checkChoice(select: Payload, values: readonly string[]): void {
  const least = typeof select.min_values === 'number' ? select.min_values : 1;
  const most = typeof select.max_values === 'number' ? select.max_values : 1;
  if (values.length < least || values.length > most)
    throw new Error(`“${String(select.custom_id)}” takes ${least} to ${most} values.`);
  if (!Array.isArray(select.options)) return;
  const offered = select.options.filter(isRecord).map(({ value }) => value);
  const foreign = values.find((value) => !offered.includes(value));
  if (foreign !== undefined)
    throw new Error(`“${String(select.custom_id)}” offers no “${foreign}”.`);
}
