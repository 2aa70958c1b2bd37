/** What a client knows besides the message that it draws. */
export interface Guide {
  /** Epoch milliseconds. */
  now(): number;
  /** Of the reader. */
  readonly zone: string;
  personName(id: string): string;
  channelName(id: string): string;
}
