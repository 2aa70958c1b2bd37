import type { ApiError } from '../api-error.ts';
import { checkList, checkText } from './checks.ts';
import { createCensus } from './component-census.ts';
import { checkComponent } from './components.ts';
import { createForm } from './form.ts';

/** The data of a callback of type 9. */
export function validateModal(
  modal: unknown,
  prefix: readonly string[] = [],
): ApiError | undefined {
  const form = createForm(modal, prefix);
  const census = createCensus();
  checkText(form.root.at('title'), { min: 1, max: 45, required: true });
  checkText(form.root.at('custom_id'), { min: 1, max: 100, required: true });
  for (const part of checkList(form.root.at('components'), { min: 1, max: 5, required: true }))
    checkComponent(part, census, 'modal');
  return form.error();
}
