/** Archives that take papers today (arxiv.org/category_taxonomy). */
const ARCHIVES = [
  'astro-ph|cond-mat|cs|econ|eess|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|nlin|nucl-ex',
  'nucl-th|physics|q-bio|q-fin|quant-ph|stat',
].join('|');

/** A sign and a category, up to the next sign: minus signs stand within names too. */
const TERM = new RegExp(
  String.raw`([+-]?)((?:${ARCHIVES})(?:\.[A-Z]{2}|(?<=cond-mat|physics)\.[a-z]+(?:-[a-z]+)?)?)(?=[+-]|$)`,
  'y',
);

/** Longer than all categories together need. */
const LONGEST = 2_000;

/** Papers of some of arXiv's categories. A whole archive (`cs`) stands for all that is in it. */
export interface CategorySet {
  readonly include: readonly string[];
  /** A paper that is in one of these too is left out. */
  readonly exclude: readonly string[];
}

/** Reads `cs.CL+cs.LG-cs.CV`: plus joins, minus leaves out. Undefined when it is no such set. */
export function parseCategorySet(text: string): CategorySet | undefined {
  if (text.length > LONGEST) return undefined;
  const include: string[] = [];
  const exclude: string[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < text.length) {
    const isFirst = TERM.lastIndex === 0;
    const [, sign = '', category = ''] = TERM.exec(text) ?? [];
    if (!category || isFirst !== (sign === '')) return undefined;
    (sign === '-' ? exclude : include).push(category);
  }
  return include.length > 0 ? { include, exclude } : undefined;
}

/** Whether a paper of these categories is in the set. */
export function isInSet(categories: readonly string[], { include, exclude }: CategorySet): boolean {
  const holds = (wanted: string) =>
    categories.some((category) => category === wanted || category.startsWith(`${wanted}.`));
  return include.some(holds) && !exclude.some(holds);
}
