import type { Match } from '../ports/search-index.ts';
import { stemCode } from './analysis/terms.ts';
import type { Pattern } from './ranking/rerank.ts';
import { partsOf } from './segment/token-stream.ts';

/** Which words of the query a paper holds, and where. */
export function explainMatch({ words }: Pattern, stream: Uint32Array): readonly Match[] {
  const { title, body, names, end } = partsOf(stream);
  const wanted = new Set(words.map(({ code }) => stemCode(code)));
  const fields = [
    { field: 'title', from: title, to: body },
    { field: 'abstract', from: body, to: names },
    { field: 'names', from: names, to: end },
  ] as const;
  return fields.flatMap(({ field, from, to }) => {
    const held = stream.subarray(from, to).filter((code) => wanted.has(stemCode(code)));
    const stems = new Set(Array.from(held, stemCode));
    const found = words.filter(({ code }) => stems.has(stemCode(code))).map(({ form }) => form);
    return found.length > 0 ? [{ field, words: found }] : [];
  });
}
