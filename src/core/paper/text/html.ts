const INLINE = 'a|abbr|b|big|bold|cite|code|em|font|i|italic|ins|mark|small|span|strong|tt|u';
const BLOCK = 'br|center|div|h[1-6]|hr|li|ol|p|sec|title|table|tbody|td|th|tr|ul';
const ATTRIBUTES = String.raw`(?:\s[\w:-]{1,24}=(?:"[^"<>]{0,400}"|'[^'<>]{0,400}'))*`;

/** `jats:` is the prefix that publishers' feeds put before the names. */
const tag = (names: string): RegExp =>
  new RegExp(String.raw`</?(?:jats:)?(?:${names})${ATTRIBUTES}\s?/?>`, 'gi');

const SCRIPT = /<(?:jats:)?(sub|sup)>([^<>]{0,60})<\/(?:jats:)?\1>/gi;
const INLINE_TAG = tag(INLINE);
const BLOCK_TAG = tag(BLOCK);

/**
 * Takes the formatting tags of feeds away and hands `<sub>` and `<sup>` on as LaTeX. All other
 * things in angle brackets are words of the paper: `<think>`, `<EOS>`, `<script>`.
 */
export function removeTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(SCRIPT, (_, kind: string, inner: string) =>
      kind.toLowerCase() === 'sub' ? `_{${inner}}` : `^{${inner}}`,
    )
    .replace(INLINE_TAG, '')
    .replace(BLOCK_TAG, ' ');
}
