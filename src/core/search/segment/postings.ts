/**
 * A list of postings as bytes: for each paper, in ascending order, the distance from the paper
 * before as a variable-length integer (seven bits a byte, the lowest first, the high bit set on all
 * but the last), and one byte of impact. The impact is the term's saturated weight in the paper,
 * without its rarity, in 255ths: it needs no lengths at the time of the search, and two lists are
 * merged by copying.
 */
export function encodePostings(
  numbers: readonly number[],
  impacts: readonly number[],
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(numbers.length * 6);
  let at = 0;
  let before = -1;
  numbers.forEach((number, index) => {
    let gap = number - before;
    before = number;
    while (gap > 127) {
      bytes[at++] = (gap & 127) | 128;
      gap >>>= 7;
    }
    bytes[at++] = gap;
    bytes[at++] = impacts[index] ?? 0;
  });
  return bytes.slice(0, at);
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
