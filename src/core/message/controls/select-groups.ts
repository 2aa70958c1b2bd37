import { inGroups } from '../fit/in-groups.ts';
import type { Action, SelectBlock, SelectOption } from '../model.ts';
import { tidy } from '../tidy.ts';

/** Something to choose, under an id that no other choice of its select has. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What stands now; at most one of a select. */
  readonly standing: boolean;
}

/** A select that holds no more than its platform allows. */
export interface SelectGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** A select as one or several. Two options that do the same are one. */
export function selectGroups(
  { label, options }: SelectBlock,
  mostChoices: number,
  idOf: (action: Action) => string,
): readonly SelectGroup[] {
  const groups = inGroups(toChoices(options, idOf), mostChoices);
  const title = tidy(label).trim();
  return groups.map((choices, index) => ({
    title: groups.length === 1 ? title : numbered(title, index * mostChoices, choices.length),
    choices,
  }));
}

function toChoices(
  options: readonly SelectOption[],
  idOf: (action: Action) => string,
): readonly Choice[] {
  const choices = new Map<string, Choice>();
  const standing = options.find(({ selected }) => selected);
  for (const option of options) {
    const id = idOf(option.action);
    if (choices.has(id)) continue;
    const { label, description = '' } = option;
    choices.set(id, {
      id,
      label: tidy(label).trim(),
      description: tidy(description).trim(),
      standing: option === standing,
    });
  }
  return [...choices.values()];
}

/** "Vote for a paper (26–50)": which of the choices each select has. */
const numbered = (title: string, before: number, count: number): string =>
  `${title} (${before + 1}–${before + count})`.trim();
