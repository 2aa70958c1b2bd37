/** Where a secret stands, or what it looks like. */
const SECRETS: readonly RegExp[] = [
  // A field by its name.
  /(?<="[\w-]*(?:token|password|authorization|secret|trigger_id|response_url)"\s*:\s*")(?:\\.|[^"\\])+/gi,
  // The same in JSON that is a text itself.
  /(?<=\\"[\w-]*(?:token|password|authorization|secret|trigger_id|response_url)\\"\s*:\s*\\")[^"\\]+/gi,
  // A header.
  /(?<=\b(?:Bot|Bearer)\s+)[\w.~+/-]{20,}=*/g,
  // Slack: a token, of an app or a bot.
  /\bx(?:ox[a-z]|app)-[\w-]{8,}/g,
  // Slack: whoever has these may answer, or listen, in the app's place.
  /(?<=hooks\.slack\.com\/)[^"\\?\s]+/g,
  /(?<=[?&]ticket=)[^"\\&\s]+/g,
  // Discord: whoever has these may answer in the bot's place for a quarter of an hour.
  /(?<=\/(?:interactions|webhooks)\/\d+\/)[^/"\\?\s]+/g,
  // Discord: a bot's token.
  /[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g,
];

/** The text without what nobody who reads a log may know. */
export const redact = (text: string): string =>
  SECRETS.reduce((left, secret) => left.replaceAll(secret, '[redacted]'), text);
