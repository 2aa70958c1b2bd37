import { figuresOf } from './figures.ts';
import { idealOf } from './ideal.ts';
import type { Run } from './run.ts';

/** The figures for people, and as one line of JSON. */
export function report(run: Run): readonly string[] {
  const { platform, channels, papers, workspacePerMinute } = run;
  const figures = figuresOf(run);
  const { calls: _calls, answers: _answers, dueAt: _dueAt, ...rest } = run;
  const line = JSON.stringify({ ...rest, ...figures }, rounded);
  const cap = platform === 'slack' ? `, ${workspacePerMinute} messages a minute in all` : '';
  return [
    `${channels} channels of ${platform} due at once, ${papers} papers each${cap}`,
    row('First to last request', `${seconds(figures.secondsFirstToLast)} s`),
    row(
      'Share of what is allowed',
      `${figures.share.toFixed(1)} % of ${seconds(figures.idealSeconds)} s`,
    ),
    row('', idealOf(run).reckoning),
    row('Answers of 429', String(run.refusals)),
    row('Due to first message', `${seconds(figures.secondsToFirstMessage)} s`),
    row('First channel complete', `${seconds(figures.secondsToFirstChannel)} s after that`),
    row('Median channel complete', `${seconds(figures.secondsToMedianChannel)} s after that`),
    row('One channel, median', `${seconds(figures.medianSecondsInChannel)} s from begin to end`),
    row(
      '/papers help meanwhile',
      `p50 ${whole(figures.helpP50)}, p99 ${whole(figures.helpP99)}, max ` +
        `${whole(figures.helpMax)} ms; ${figures.helpUnanswered} of ${figures.helpAsked} unanswered`,
    ),
    row('Program', `${seconds(run.cpuSeconds)} s of CPU, peak ${whole(run.peakMegabytes)} MB`),
    row(
      'Complete',
      `${figures.completeChannels} of ${channels} channels; ${run.failed} deliveries given up; ` +
        `${run.otherRequests} other requests`,
    ),
    line,
  ];
}

const row = (name: string, value: string): string => `  ${name.padEnd(26)}${value}`;
const seconds = (value: number): string => value.toFixed(1);
const whole = (value: number): string => value.toFixed(0);

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value;
}
