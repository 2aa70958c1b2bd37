/** FNV-1a (Fowler, Noll, Vo), 32 bits, over UTF-16 code units, mixed once more at the end. */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
  return state ^ (state >>> 13);
}
