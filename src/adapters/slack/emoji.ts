import names from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };

/** Slack calls emojis by the names of this list; some have several. */
const EMOJIS: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([codes, called]) =>
    [called].flat().map((name) => [name, fromCodes(codes)] as const),
  ),
);

function fromCodes(codes: string): string {
  return String.fromCodePoint(...codes.split('-').map((code) => Number.parseInt(code, 16)));
}

const TONED = /^(?<name>.+)::skin-tone-(?<tone>[2-6])$/;

/** Of the second of Slack's skin tones, which it counts from 1 for none. */
const FIRST_TONE = 0x1f3fb;

/**
 * The emoji that Slack calls by a name: `+1`, `+1::skin-tone-4`. Undefined for one that a workspace
 * made itself.
 */
export function toEmoji(reaction: string): string | undefined {
  const { name = reaction, tone } = TONED.exec(reaction)?.groups ?? {};
  const emoji = EMOJIS.get(name);
  if (emoji === undefined || tone === undefined) return emoji;
  const [first = '', ...rest] = emoji.replace('\uFE0F', '');
  return [first, String.fromCodePoint(FIRST_TONE + Number(tone) - 2), ...rest].join('');
}
