/** Where a secret stands, or what it looks like. */
const SECRETS: readonly RegExp[] = [
  // A field by its name.
  /(?<="[\w-]*(?:token|password|authorization|secret|cookie|trigger_id|response_url)"\s*:\s*")(?:\\.|[^"\\])+/gi,
  // The same in JSON that is a text itself.
  /(?<=\\"[\w-]*(?:token|password|authorization|secret|cookie|trigger_id|response_url)\\"\s*:\s*\\")[^"\\]+/gi,
  // A header.
  /(?<=\b(?:Bot|Bearer)\s+)[\w.~+/-]{20,}=*/g,
  /(?<=\bBasic\s+)[\w+/-]{8,}=*/gi,
  // Whose name and password stand in an address, for instance a proxy's.
  /(?<=\w:\/\/)[^\s/@"'\\]+(?=@)/g,
  // Slack: a token, of an app or a bot.
  /\bx(?:ox[a-z]|app)-[\w-]{8,}/g,
  // Slack: whoever has these may answer, or listen, in the app's place.
  /(?<=hooks\.slack\.com\/)[^"\\?\s]+/g,
  /(?<=[?&]ticket=)[^"\\&\s]+/g,
  // Discord: whoever has these may answer in the bot's place for a quarter of an hour.
  /(?<=\/(?:interactions|webhooks)\/\d+\/)[^/"\\?\s]+/g,
  // Discord: a bot's token.
  /[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g,
  // Hugging Face: a token.
  /\bhf_\w{16,}/g,
];

/** A secret that is shorter than this would be found in words that are none. */
const SHORTEST = 6;

const REDACTED = '[redacted]';

/**
 * Takes out of a text what nobody who reads a log may know.
 * @param secrets those that are known, whatever they look like
 */
export function createRedactor(secrets: readonly string[] = []): (text: string) => string {
  const known = secrets.filter(({ length }) => length >= SHORTEST).flatMap(spellings);
  // The longest first: one may hold another.
  const words = [...new Set(known)].toSorted((one, other) => other.length - one.length);
  return (text) => {
    const left = words.reduce((rest, word) => rest.replaceAll(word, REDACTED), text);
    return SECRETS.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), left);
  };
}

/** As it stands in a text, in JSON and in an address. */
const spellings = (secret: string): readonly string[] => {
  const quoted = JSON.stringify(secret).slice(1, -1);
  return [secret, quoted, JSON.stringify(quoted).slice(1, -1), encodeURIComponent(secret)];
};

/** The same where no secret is known by its value. */
export const redact = createRedactor();
