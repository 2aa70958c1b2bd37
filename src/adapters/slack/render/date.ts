import { formatTime } from '../../../core/message/figures.ts';
import type { TimeStyle } from '../../../core/message/model.ts';
import type { Run } from './runs.ts';

/** What Slack writes in each reader's own zone (platforms.md, 1.3). */
const FORMATS: Readonly<Record<TimeStyle, string>> = {
  moment: '{date_short_pretty} at {time}',
  date: '{date_short}',
  time: '{time}',
};

/** A moment as Slack takes it; the fallback is for programs that can't write it themselves. */
export const dateOf = (run: Extract<Run, { readonly type: 'time' }>) => ({
  timestamp: Math.max(0, Math.floor(run.at / 1000)),
  format: FORMATS[run.style],
  fallback: formatTime(run),
});
