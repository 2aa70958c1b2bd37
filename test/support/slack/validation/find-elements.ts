import { isRecord } from '../../discord/validation/form.ts';
import type { Field } from './field.ts';

const HOLDERS = ['accessory', 'element'];
const LISTS = ['elements', 'actions'];

/** The elements of a block, buttons, inputs and images alike, wherever in it they stand. */
export function elementsIn(block: Field): readonly Field[] {
  const { value } = block;
  if (!isRecord(value)) return [];
  const single = HOLDERS.filter((name) => value[name] !== undefined).map((name) => block.at(name));
  const listed = LISTS.flatMap((name) => {
    const list = value[name];
    return Array.isArray(list) ? [...list.keys()].map((index) => block.at(name).at(index)) : [];
  });
  return [...single, ...listed, ...listed.flatMap(elementsIn)];
}
