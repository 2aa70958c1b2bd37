import type { Match } from '../ports/search-index.ts';
import { stemCode } from './analysis/terms.ts';
import type { Pattern } from './ranking/rerank.ts';
import { partsOf } from './segment/token-stream.ts';

/** Which words of the query a paper holds, and where. */
export function explainMatch({ words }: Pattern, stream: Uint32Array): readonly Match[] {
  const { title, body, names, end } = partsOf(stream);
  const fields = [
    { field: 'title', from: title, to: body },
    { field: 'abstract', from: body, to: names },
    { field: 'names', from: names, to: end },
  ] as const;
  return fields.flatMap(({ field, from, to }) => {
    const held = new Set(Array.from(stream.subarray(from, to), stemCode));
    const found = words.filter(({ code }) => held.has(stemCode(code))).map(({ form }) => form);
    return found.length > 0 ? [{ field, words: found }] : [];
  });
}
