import type { Payload } from '../world/model.ts';
import { usableIn } from './elements.ts';
import { chosenValue, currentValue, type Given, isEmpty } from './values.ts';

/** By block_id or action_id; what is not named keeps what stood there. */
export type FormValues = Readonly<Record<string, Given>>;

type Values = Record<string, Record<string, Payload>>;

/** `state.values` of a message or a view as it stands. */
export function currentValues(blocks: unknown): Values {
  const values: Values = {};
  for (const { block, element } of usableIn(blocks)) {
    const value = currentValue(element);
    if (value) put(values, block, element, value);
  }
  return values;
}

/** `state.values` of a form as somebody filled it in, as far as their client lets them. */
export function filledValues(blocks: unknown, given: FormValues): Values {
  const values = currentValues(blocks);
  const usable = usableIn(blocks);
  for (const [name, input] of Object.entries(given)) {
    const found = usable.find(
      ({ block, element }) => block.block_id === name || element.action_id === name,
    );
    if (!found) throw new Error(`The form has no field “${name}”.`);
    put(values, found.block, found.element, chosenValue(found.element, input));
  }
  for (const { block, element } of usable) {
    const value = values[String(block.block_id)]?.[String(element.action_id)];
    if (block.type === 'input' && block.optional !== true && value && isEmpty(value))
      throw new Error(`The field “${String(element.action_id)}” is required.`);
  }
  return values;
}

function put(values: Values, block: Payload, element: Payload, value: Payload): void {
  const isBlank = value.value === '';
  values[String(block.block_id)] = {
    ...values[String(block.block_id)],
    [String(element.action_id)]: isBlank ? { ...value, value: null } : value,
  };
}
