import { isRecord } from '../../discord/validation/form.ts';
import { examine } from '../validation/field.ts';
import { elementsIn } from '../validation/find-elements.ts';
import type { Payload } from '../world/model.ts';
import { recordsIn } from '../world/records.ts';

export interface Used {
  readonly block: Payload;
  readonly element: Payload;
}

/** Which element somebody means; the block or the value where the action alone is not enough. */
export interface Target {
  readonly actionId: string;
  readonly blockId?: string;
  readonly value?: string;
}

export function usableIn(blocks: unknown): readonly Used[] {
  return recordsIn(blocks).flatMap((block) =>
    elementsIn(examine(block, '').root).flatMap(({ value: element }) =>
      isRecord(element) && element.action_id !== undefined ? [{ block, element }] : [],
    ),
  );
}

export function findUsed(blocks: unknown, { actionId, blockId, value }: Target): Used {
  const found = usableIn(blocks).filter(
    ({ block, element }) =>
      element.action_id === actionId &&
      (blockId === undefined || block.block_id === blockId) &&
      (value === undefined || element.value === value),
  );
  const [used, ...others] = found;
  if (!used) throw new Error(`There is nothing to use for “${actionId}”.`);
  if (others.length > 0) throw new Error(`“${actionId}” is there ${found.length} times.`);
  return used;
}
