import { isRecord } from '../../discord/validation/form.ts';
import { randomId } from './ids.ts';
import type { Payload } from './model.ts';
import { recordsIn } from './records.ts';

const USABLE = /^(button|overflow|.*_select|.*picker|.*_input|radio_buttons|checkboxes)$/;

/** Blocks and elements that were sent without an id get one. */
export function fillIds(blocks: unknown): readonly Payload[] {
  return recordsIn(blocks).map(fillBlock);
}

function fillBlock(block: Payload): Payload {
  const { elements, accessory, element } = block;
  return {
    block_id: randomId(),
    ...block,
    ...(Array.isArray(elements) && { elements: elements.map(fillElement) }),
    ...(accessory !== undefined && { accessory: fillElement(accessory) }),
    ...(element !== undefined && { element: fillElement(element) }),
  };
}

function fillElement(element: unknown): unknown {
  if (!isRecord(element) || !USABLE.test(String(element.type))) return element;
  return { action_id: randomId(), ...element };
}
