import { bytesOf, countOf } from './components.ts';
import { small } from './markdown.ts';
import { type Part, textPart } from './part.ts';

/** What buttons, selects and pictures may take of a message's bytes; texts have the rest. */
const MOST_BYTES = 7500;

const bytesOfPart = (part: Part): number => (part.type === 'text' ? 0 : bytesOf(part));

/** Texts that follow each other can be one component. */
function leastCount(parts: readonly Part[]): number {
  const counts = parts.map((part, index) => {
    if (part.type !== 'text') return countOf(part);
    return parts[index - 1]?.type === 'text' ? 0 : 1;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The parts that a message of so many components has a place for: the lines between them go
 * first, then the last buttons, and that they did is said. Texts all stay.
 */
export function withPlaces(parts: readonly Part[], most: number): readonly Part[] {
  const bytes = parts.reduce((sum, part) => sum + bytesOfPart(part), 0);
  const fits = (candidate: readonly Part[]) => leastCount(candidate) <= most && bytes <= MOST_BYTES;
  if (fits(parts)) return parts;
  const dense = parts.filter(({ type }) => type !== 14);
  return fits(dense) ? dense : firstOf(dense, most);
}

/** Each part that is no text takes a place more, for the text that may follow it. */
function firstOf(parts: readonly Part[], most: number): readonly Part[] {
  let places = most - 1;
  let bytes = MOST_BYTES;
  let left = 0;
  const kept = parts.filter((part) => {
    if (part.type === 'text') return true;
    const needed = countOf(part) + 1;
    if (needed > places || bytesOfPart(part) > bytes) {
      left += Math.max(1, countOf(part) - 1);
      return false;
    }
    places -= needed;
    bytes -= bytesOfPart(part);
    return true;
  });
  const note = `Left out for want of room (buttons, lists or pictures): ${left}.`;
  return [...kept, textPart(() => small(note))];
}
