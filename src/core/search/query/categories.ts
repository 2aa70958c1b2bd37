/** The archives of arXiv that take papers today, and those of old that hold some. */
const ARCHIVES = new Set(
  (
    'astro-ph cond-mat cs econ eess gr-qc hep-ex hep-lat hep-ph hep-th math math-ph nlin nucl-ex ' +
    'nucl-th physics q-bio q-fin quant-ph stat cmp-lg chao-dyn alg-geom q-alg solv-int'
  ).split(' '),
);

/** `cs.CL`, `cs`, `cs.*`, or `CL` of whatever archive; lower case. Undefined for anything else. */
export function readCategory(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.\*?$/, '');
  const [archive = '', subject, ...more] = name.split('.');
  if (more.length > 0) return undefined;
  if (subject !== undefined) {
    return ARCHIVES.has(archive) && /^[a-z-]{2,10}$/.test(subject) ? name : undefined;
  }
  return ARCHIVES.has(archive) || /^[a-z]{2}$/.test(archive) ? name : undefined;
}

/** Whether a category of arXiv (`cs.CL`) is what `readCategory` read, or belongs to it. */
export function isIn(category: string, wanted: string): boolean {
  const name = category.toLowerCase();
  return name === wanted || name.startsWith(`${wanted}.`) || name.endsWith(`.${wanted}`);
}

/** As arXiv writes it: `cs.CL`, `cond-mat.mtrl-sci`. */
export function formatCategory(category: string): string {
  const [first = '', subject] = category.split('.');
  if (subject === undefined) return ARCHIVES.has(first) ? first : first.toUpperCase();
  return `${first}.${subject.length === 2 ? subject.toUpperCase() : subject}`;
}
