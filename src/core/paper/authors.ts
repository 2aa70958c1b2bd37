/**
 * The names in one text, "Ada Example (University of Lakes, Lakeland), Ben Sample and Cleo Third":
 * between commas or "and"; what stands in parentheses is where people work, and is left out.
 */
export function splitAuthors(text: string): readonly string[] {
  return withoutParentheses(text)
    .split(/,\s*(?:and\s+)?|\s+and\s+/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Innermost first; those that nest deeper than anybody writes stay. */
function withoutParentheses(text: string): string {
  let rest = text;
  for (let round = 0; round < 4 && rest.includes('('); round += 1) {
    rest = rest.replace(/\([^()]*\)/g, ' ');
  }
  return rest;
}
