import { formatTime } from '../../../core/message/figures.ts';
import type { Span, TimeStyle } from '../../../core/message/model.ts';

/** A moment that Slack writes in each reader's own zone (platforms.md, 1.3). */
export interface SlackDate {
  readonly timestamp: number;
  readonly format: string;
  /** For programs that can't write it themselves. */
  readonly fallback: string;
}

const FORMATS: Readonly<Record<TimeStyle, string>> = {
  moment: '{date_short_pretty} at {time}',
  date: '{date_short}',
  time: '{time}',
};

export const toDate = (span: Extract<Span, { readonly type: 'time' }>): SlackDate => ({
  timestamp: Math.max(0, Math.floor(span.at / 1000)),
  format: FORMATS[span.style],
  fallback: formatTime(span),
});
