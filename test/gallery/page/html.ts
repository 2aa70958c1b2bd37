import { html } from 'hono/html';

/** Escaped HTML: the tag escapes every interpolation, so that nothing drawn is read as markup. */
export type Html = ReturnType<typeof html>;

/** A sentence of our own; what stands in backticks is code. */
export const prose = (sentence: string): Html =>
  html`${sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;

/** Text with the line breaks that it holds. */
export const broken = (text: string): Html =>
  html`${text.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`))}`;
