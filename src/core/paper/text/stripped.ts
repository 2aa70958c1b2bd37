import { outsideLinks } from './links.ts';
import { STRIPPED_COMMANDS } from './stripped-table.ts';

/**
 * Some sources drop the dollar signs and backslashes of a formula and keep the rest: `5times`,
 * `sim20%`, `360^circ`, `textbf{x}`. Where such a word cannot be English, this gives it its
 * backslash back or puts the sign in its place. Links stay as they are.
 */
export function restoreCommands(text: string): string {
  const groups = STRIPPED_COMMANDS.filter(({ hints }) => hints.some((hint) => text.includes(hint)));
  const rules = groups.flatMap((group) => group.rules);
  if (rules.length === 0) return text;
  return outsideLinks(text, (part) =>
    rules.reduce((rest, [pattern, command]) => rest.replace(pattern, command), part),
  );
}
