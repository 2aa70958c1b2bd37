import { idealOf, stepsOf } from './ideal.ts';
import type { Call, Run } from './run.ts';

export interface Figures {
  /** From the moment at which all was due to the first message. */
  readonly secondsToFirstMessage: number;
  readonly secondsFirstToLast: number;
  readonly idealSeconds: number;
  /** Of what the platform allows, in percent. */
  readonly share: number;
  readonly completeChannels: number;
  /** From the first message until a channel had everything. */
  readonly secondsToFirstChannel: number;
  readonly secondsToMedianChannel: number;
  /** From a channel's first message to its last. */
  readonly medianSecondsInChannel: number;
  readonly helpAsked: number;
  readonly helpUnanswered: number;
  readonly helpP50: number;
  readonly helpP99: number;
  readonly helpMax: number;
}

export function figuresOf(run: Run): Figures {
  const moments = run.calls.map(({ at }) => at);
  const first = moments.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = moments.reduce((most, at) => Math.max(most, at), 0);
  const seconds = (last - first) / 1000;
  const { seconds: ideal } = idealOf(run);
  const spans = spansOf(run).toSorted((a, b) => a.to - b.to);
  const answers = run.answers.filter((ms) => ms !== undefined).toSorted((a, b) => a - b);
  return {
    secondsToFirstMessage: (first - run.dueAt) / 1000,
    secondsFirstToLast: seconds,
    idealSeconds: ideal,
    share: (100 * ideal) / seconds,
    completeChannels: spans.length,
    secondsToFirstChannel: ((spans[0]?.to ?? Number.NaN) - first) / 1000,
    secondsToMedianChannel:
      (quantile(
        spans.map(({ to }) => to),
        0.5,
      ) -
        first) /
      1000,
    medianSecondsInChannel:
      quantile(
        spans.map(({ from, to }) => to - from).toSorted((a, b) => a - b),
        0.5,
      ) / 1000,
    helpAsked: run.answers.length,
    helpUnanswered: run.answers.length - answers.length,
    helpP50: quantile(answers, 0.5),
    helpP99: quantile(answers, 0.99),
    helpMax: answers.at(-1) ?? Number.NaN,
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Of the channels that have everything. */
function spansOf(run: Run): readonly Span[] {
  const ofChannel = new Map<string, Call[]>();
  for (const call of run.calls) {
    const calls = ofChannel.get(call.channel) ?? [];
    calls.push(call);
    ofChannel.set(call.channel, calls);
  }
  return [...ofChannel.values()]
    .filter((calls) => calls.length === stepsOf(run))
    .map((calls) => {
      const moments = calls.map(({ at }) => at);
      return { from: Math.min(...moments), to: Math.max(...moments) };
    });
}

/** Of values in ascending order: the smallest that is not below this share of them. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
