/** Soft hyphens, joiners, marks, bidirectional controls and fillers: nobody sees them. */
const INVISIBLE =
  /\u034F|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/g;

/** Most texts are of these alone. */
const PRINTABLE_ASCII = /^[ -~\n]*$/;

/** A joiner or variation selector that is not part of an emoji. */
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})\u200D|\u200D(?!\p{Extended_Pictographic})/gu;
const STRAY_SELECTOR =
  /[\uFE00-\uFE0E]|(?<!\p{Extended_Pictographic}|[\d#*](?=\uFE0F\u20E3))\uFE0F/gu;

/** Tag characters spell the flags of regions after a black flag, and hide text elsewhere. */
const STRAY_TAG = /(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0000}-\u{E007F}]/gu;

/**
 * The text in normalisation form C without control characters, invisible characters, private
 * use characters and lone surrogates; every space is U+0020, every line end U+000A.
 */
export function removeInvisible(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  const spaced = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f\p{Zs}]/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\p{Co}]/gu, '')
    .normalize('NFC');
  return spaced
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(STRAY_SELECTOR, '')
    .replace(STRAY_TAG, '')
    .normalize('NFC');
}
