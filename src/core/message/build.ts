import type { ChannelRef, Person } from '../ports/refs.ts';
import type {
  Block,
  Field,
  LabelledAction,
  Message,
  Row,
  SelectOption,
  Span,
  Spans,
  TimeStyle,
} from './model.ts';

/** The words of the message model: small builders that keep composing code readable. */
export const message = (...blocks: readonly Block[]): Message => ({ version: 1, blocks });

export const plain = (text: string): Span => ({ type: 'plain', text });
export const bold = (text: string): Span => ({ type: 'bold', text });
export const code = (text: string): Span => ({ type: 'code', text });
export const link = (text: string, url: string): Span => ({ type: 'link', text, url });
export const time = (at: number, zone: string, style: TimeStyle = 'moment'): Span => ({
  type: 'time',
  at,
  zone,
  style,
});
export const person = (person: Person): Span => ({ type: 'person', person });
export const channel = (channel: ChannelRef): Span => ({ type: 'channel', channel });
export const emoji = (emoji: string): Span => ({ type: 'emoji', emoji });

export const heading = (text: string): Block => ({ type: 'heading', text });
export const text = (...spans: Spans): Block => ({ type: 'text', spans });
export const footnote = (...spans: Spans): Block => ({ type: 'footnote', spans });
export const rows = (rows: readonly Row[], options: { ordered?: boolean } = {}): Block => ({
  type: 'rows',
  ordered: options.ordered ?? false,
  rows,
});
export const fields = (...fields: readonly Field[]): Block => ({ type: 'fields', fields });
export const actions = (...actions: readonly LabelledAction[]): Block => ({
  type: 'actions',
  actions,
});
export const select = (label: string, options: readonly SelectOption[]): Block => ({
  type: 'select',
  label,
  options,
});
