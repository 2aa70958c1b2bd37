/** What a client knows besides the message that it draws. */
export interface Guide {
  /** Of the reader. */
  readonly zone: string;
  personName(id: string): string;
  channelName(id: string): string;
}
