type Fields = Readonly<Record<string, unknown>>;

/** Structured logging. Fields never carry tokens or the text of messages. */
export interface Logger {
  debug(fields: Fields, event: string): void;
  info(fields: Fields, event: string): void;
  warn(fields: Fields, event: string): void;
  error(fields: Fields, event: string): void;
}
