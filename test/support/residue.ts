/** What a reader would stumble over, each with a name; none of it knows the cleaner's tables. */
const SIGHTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['command', /\\[A-Za-z]+/g],
  ['backslash', /\\(?![A-Za-z])./gs],
  ['script', /[\^_]\{/g],
  ['formula', /(?<![\w$])\$(?!\d[\d.,]*\s)[^\s$](?:[^$\n]{0,60}[^\s$])?\$(?!\d)/g],
  ['empty braces', /\{\s*\}/g],
  ['times', /\d\s?times(?![a-z])(?<!\d times)|\d times \d/g],
  ['command word', /(?<![A-Za-z])(?:text(?:bf|it|tt)|emph|math(?:bb|cal|bf|rm)|frac)\{/g],
  ['arrow word', /(?<![A-Za-z])(?:left|right|up|down)arrow(?![a-z])/g],
  ['entity', /&(?:[a-z]{2,8}|#\d+|#x[\da-f]+);/gi],
  ['invisible', /[\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g],
  ['control', /(?!\n)\p{Cc}/gu],
  ['replacement', /\uFFFD/g],
  ['quotes', /``|''/g],
  ['markdown', /\*\*[^*\s][^*]{0,80}\*\*/g],
  ['tag', /<\/?(?:i|b|em|strong|sub|sup|span|br|p)(?:\s[^<>]{0,200})?>/gi],
  ['line break', /\n/g],
  ['spacing', / {2,}| [,;](?=\s|$)|^\s|\s$/g],
];

/** All that a person would notice as left over from LaTeX, HTML or a damaged encoding. */
export function findResidue(text: string): readonly string[] {
  const seen = SIGHTS.flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].map((match) => `${name}: ${match[0]}`),
  );
  return [...seen, ...strayBraces(text)];
}

function strayBraces(text: string): readonly string[] {
  let depth = 0;
  for (const char of text) {
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (depth < 0) return ['stray brace: }'];
  }
  return depth > 0 ? ['stray brace: {'] : [];
}
