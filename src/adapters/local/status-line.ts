/** What the page's header says about what people see. */
export interface StatusLine {
  readonly text: string;
  readonly tone: 'live' | 'sample' | 'waiting' | 'problem';
}
