/** The bot's own id, which a token's first part is in base64; undefined when it is no bot token. */
export function botIdOf(token: string): string | undefined {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString();
  return /^\d{17,20}$/.test(id) ? id : undefined;
}
