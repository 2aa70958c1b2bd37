/**
 * A list of postings as bytes: for each paper, in ascending order, the distance from the paper
 * before as a variable-length integer (seven bits a byte, the lowest first, the high bit set on all
 * but the last), and one byte of impact. The impact is the term's saturated weight in the paper,
 * without its rarity, in 255ths: it needs no lengths at the time of the search, and two lists are
 * merged by copying.
 * @param postings numbers of papers, each followed by its impact
 */
export function encodePostings(postings: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((postings.length / 2) * (LONGEST_GAP + 1));
  let at = 0;
  let before = -1;
  for (let index = 0; index < postings.length; index += 2) {
    const number = postings[index] ?? 0;
    at = putGap(bytes, at, number - before);
    before = number;
    bytes[at++] = postings[index + 1] ?? 0;
  }
  return bytes.slice(0, at);
}

/** Bytes of the longest distance. */
const LONGEST_GAP = 5;

/** Writes a distance; returns where the next byte goes. */
function putGap(bytes: Uint8Array, from: number, distance: number): number {
  let at = from;
  let gap = distance;
  while (gap > 127) {
    bytes[at++] = (gap & 127) | 128;
    gap >>>= 7;
  }
  bytes[at++] = gap;
  return at;
}

/** A list of postings, and what is added to its numbers. */
export interface ShiftedPostings {
  readonly data: Uint8Array;
  readonly offset: number;
}

/** Lists whose numbers follow upon each other as one: only the first distance of each changes. */
export function concatenatePostings(parts: readonly ShiftedPostings[]): Uint8Array<ArrayBuffer> {
  const most = parts.reduce((sum, { data }) => sum + data.length + LONGEST_GAP, 0);
  const bytes = new Uint8Array(most);
  let at = 0;
  let before = -1;
  for (const { data, offset } of parts) {
    const { first, last, rest } = boundsOf(data);
    at = putGap(bytes, at, first + offset - before);
    bytes.set(data.subarray(rest), at);
    at += data.length - rest;
    before = last + offset;
  }
  return bytes.slice(0, at);
}

/** The first and the last number of a list, and where the first distance ends. */
function boundsOf(data: Uint8Array): { first: number; last: number; rest: number } {
  let rest = 0;
  while ((data[rest] ?? 0) > 127) rest += 1;
  let [first, last] = [-1, -1];
  forEachPosting(data, (number) => {
    if (first === -1) first = number;
    last = number;
  });
  return { first, last, rest: rest + 1 };
}

/** Calls back for each posting. Slower than `addImpacts`, which is the loop of every search. */
export function forEachPosting(
  data: Uint8Array,
  visit: (number: number, impact: number) => void,
): void {
  let number = -1;
  for (let at = 0; at < data.length; ) {
    let byte = data[at++] ?? 0;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = data[at++] ?? 0;
      gap |= (byte & 127) << shift;
    }
    number += gap;
    visit(number, data[at++] ?? 0);
  }
}

/** Adds each impact, weighted, to the score of its paper. */
export function addImpacts(data: Uint8Array, weight: number, scores: Float32Array): void {
  const share = weight / 255;
  const end = data.length;
  let number = -1;
  let at = 0;
  while (at < end) {
    let byte = data[at++] ?? 0;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = data[at++] ?? 0;
      gap |= (byte & 127) << shift;
    }
    number += gap;
    scores[number] = (scores[number] ?? 0) + share * (data[at++] ?? 0);
  }
}
