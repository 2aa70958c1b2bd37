import type { Day } from '../paper/model.ts';
import type { Ranked } from '../ranking/model.ts';
import type { EditionDraft } from './draft.ts';
import type { Subscription } from './model.ts';
import { filteredNotice } from './notice.ts';
import { select } from './select.ts';

export type Base = Pick<EditionDraft, 'localDate' | 'kind' | 'sourceDay'>;

/** Takes what the subscription wants of ranked papers. */
export function choose(
  base: Base & { readonly sourceDay: Day },
  ranked: readonly Ranked[],
  subscription: Subscription,
  label: string,
  posted: ReadonlySet<string> = new Set(),
): EditionDraft {
  const { chosen, leftOut } = select(ranked, subscription, posted);
  if (chosen.length > 0) return { ...base, outcome: 'papers', chosen, leftOut };
  const notice = filteredNotice(label, base.sourceDay, leftOut);
  return { ...base, outcome: 'filtered', chosen, leftOut, notice };
}
