/** A sentence may end here: its marks, what closes with it, and what may begin the next one. */
const END =
  /[.!?…]{1,8}["'”’)\]]{0,4} +(?=["'“‘([]{0,3}(?:\p{Lu}|\p{N}|\p{Lo}|\p{Ll}{1,8}\p{Lu}))|[。！？]/gu;

const ABBREVIATION =
  /(?:^|[\s(["'“‘/-])(?:e\.g|i\.e|et al|al|cf|vs|viz|resp|approx|figs?|eqs?|secs?|tabs?|refs?|nos?|algs?|thms?|defs?|props?|apps?|chs?|vols?|pp?|eds?|dr|mrs?|ms|prof|st|dept|univ|w\.r\.t|a\.k\.a|i\.i\.d|u\.s|u\.k|ph\.d)\.$/i;

/** `1.` before an item of a list, but not `Llama 2.` */
const ITEM_NUMBER = /(?:^|[.!?:;] )\d{1,2}\.$/;

/** `J. Smith`, but not `in stage A. We propose`. */
const INITIAL = /(?:^|[\s.(-])\p{Lu}\.$/u;
const STARTER =
  /^["'“‘([]*(?:We|The|This|These|That|Those|It|Its|In|On|Our|However|To|A|An|For|By|With|While|Experiments|Code|Here|When|As|At|From|Moreover|Finally)\b/;

/**
 * The sentences of clean running text, without the spaces between them. A full stop after an
 * abbreviation, in a number or after an initial ends none.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (!endsSentence(text, match.index, end)) continue;
    sentences.push(text.slice(from, end).trim());
    from = end;
  }
  sentences.push(text.slice(from).trim());
  return sentences.filter((sentence) => sentence !== '');
}

function endsSentence(text: string, at: number, end: number): boolean {
  if (text[at] !== '.' || text[at + 1] === '.') return true;
  const before = text.slice(Math.max(0, at - 12), at + 1);
  if (INITIAL.test(before)) return STARTER.test(text.slice(end, end + 16));
  return !ABBREVIATION.test(before) && !ITEM_NUMBER.test(before);
}
