import { PlatformError, type PlatformFailure } from '../errors.ts';
import { operatingPage } from '../operating-page.ts';
import type { ChannelRef, ChatPlatform, MessageRef, ThreadRef } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Claim, OutboxStore } from '../ports/stores/outbox.ts';
import type { Delivery } from './model.ts';
import { retryDelay } from './retry-delay.ts';
import { sendDelivery } from './send.ts';

export interface SenderDependencies {
  readonly outbox: OutboxStore;
  readonly platform: ChatPlatform;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A message that shows a paper stands; the team may have voted for it before. */
  shown(message: MessageRef): void;
  /** The platform refuses the channel itself: nothing can be posted there until that is mended. */
  refused(channel: ChannelRef, reason: string): Promise<void>;
}

export interface Sender {
  /** Sends everything that may be sent now. One run at a time; never throws. */
  drain(): Promise<void>;
  /** Takes no further delivery, and resolves when the one under way is recorded. */
  stop(): Promise<void>;
}

/** Editions that are sent at a time where a platform does not say. */
const LANES = 10;

/** Longer waits are left to the regular ticks. */
const LONGEST_NAP_MS = 15_000;

/** A definite refusal that no repetition will change. */
const FINAL: ReadonlySet<PlatformFailure['kind']> = new Set([
  ...(['forbidden', 'not-found', 'invalid', 'locked'] as const),
]);

/**
 * The only thing that posts. A delivery is claimed (committed) before the network is touched; one
 * whose earlier attempt may have arrived is looked up before it is ever sent again.
 */
export function createSender(dependencies: SenderDependencies): Sender {
  const { outbox, platform, clock, logger } = dependencies;
  const lanes = new Set<Promise<void>>();
  const wakings = new Set<NodeJS.Timeout>();
  const mostLanes = platform.lanes ?? LANES;
  let running: Promise<void> | undefined;
  let state: 'idle' | 'sending' | 'broken' | 'stopping' = 'idle';

  async function sendInLane(): Promise<void> {
    try {
      while (state === 'sending') {
        const claim = await outbox.claim(platform.name, clock.now());
        if (!claim) return;
        // Where something was due, there may be more.
        openLane();
        const waitMs = await attempt(claim, dependencies);
        if (waitMs !== undefined) wakeIn(waitMs);
      }
    } catch (error) {
      breakOff(error);
    }
  }

  /** What waits for seconds is sent then, and not with the next of the regular ticks. */
  function wakeIn(ms: number): void {
    if (ms > LONGEST_NAP_MS || state === 'stopping') return;
    const timer = setTimeout(() => {
      wakings.delete(timer);
      void drain();
    }, ms);
    wakings.add(timer);
  }

  /** A claim or its result could not be written: nothing more is posted until the next tick. */
  function breakOff(error: unknown): void {
    if (state === 'sending') state = 'broken';
    const help = operatingPage('database-not-writable');
    logger.error({ platform: platform.name, err: error, help }, 'outbox stopped');
  }

  function openLane(): void {
    if (state !== 'sending' || lanes.size >= mostLanes) return;
    const lane = sendInLane().finally(() => lanes.delete(lane));
    lanes.add(lane);
  }

  async function run(): Promise<void> {
    try {
      // One run at a time, so whatever is being sent now was left behind by a run that broke off.
      const left = await outbox.recover(platform.name, platform.settleMs);
      if (left > 0) wakeIn(platform.settleMs);
    } catch (error) {
      return breakOff(error);
    }
    if (state !== 'stopping') state = 'sending';
    openLane();
    while (lanes.size > 0) await Promise.race(lanes);
    if (state !== 'stopping') state = 'idle';
  }

  function drain(): Promise<void> {
    if (state === 'stopping') return Promise.resolve();
    // A run under way takes up what has become due since its free lanes found nothing.
    openLane();
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    drain,
    async stop() {
      state = 'stopping';
      for (const timer of wakings) clearTimeout(timer);
      await running;
    },
  };
}

/** Resolves with how long (ms) to wait before it is tried again, if it is. */
async function attempt(
  claim: Claim,
  dependencies: SenderDependencies,
): Promise<number | undefined> {
  const { outbox, clock, logger, platform } = dependencies;
  const { key } = claim.delivery;
  try {
    const ref = await lookUpOrSend(claim, platform);
    await outbox.sent(key, ref, clock.now());
    logger.debug({ key, platform: platform.name }, 'delivered');
    if (claim.delivery.step === 'paper') dependencies.shown(ref);
    return undefined;
  } catch (error) {
    if (!(error instanceof PlatformError)) logger.error({ key, err: error }, 'sending broke off');
    return recordFailure(claim, toPlatformError(error), dependencies);
  }
}

/** An error of ours says nothing about what the platform did. */
const toPlatformError = (error: unknown): PlatformError =>
  error instanceof PlatformError
    ? error
    : new PlatformError('sending broke off; the log says why', { kind: 'unknown-outcome' }, error);

async function lookUpOrSend(claim: Claim, platform: ChatPlatform): Promise<MessageRef | ThreadRef> {
  const { delivery, thread, firstAttemptAt, doubtful } = claim;
  // Opening a thread and reacting are the same, however often they are done.
  const isMessage = delivery.step === 'parent' || delivery.step === 'paper';
  if (!doubtful || !isMessage) return sendDelivery(delivery, claim, platform);
  const posted = await platform.findPosted(delivery.channel, {
    key: delivery.key,
    since: firstAttemptAt,
    ...(thread && { thread }),
  });
  if (posted.found === 'yes') return posted.message;
  if (posted.found === 'no') return sendDelivery(delivery, claim, platform);
  throw new PlatformError('the look-up gave no answer', { kind: 'unknown-outcome' });
}

async function recordFailure(
  { delivery, attempts }: Claim,
  error: PlatformError,
  { outbox, clock, logger, platform, refused }: SenderDependencies,
): Promise<number | undefined> {
  const { key } = delivery;
  const { failure, message, help } = error;
  logger.warn({ key, attempts, kind: failure.kind, reason: message, help }, 'not delivered');
  if (FINAL.has(failure.kind)) {
    await outbox.failed(key, message);
    if (isRefusal(delivery, failure)) await refused(delivery.channel, message);
    return undefined;
  }
  if (failure.kind === 'unknown-outcome') {
    const settledIn = platform.settleMs + retryDelay(attempts);
    await outbox.doubt(key, message, clock.now() + settledIn);
    return settledIn;
  }
  const waitMs = failure.kind === 'rate-limited' ? failure.retryAfterMs : retryDelay(attempts);
  await outbox.refused(key, message, clock.now() + waitMs);
  return waitMs;
}

/** Whether it is the channel that is refused, and not only this message in it. */
const isRefusal = ({ step }: Delivery, { kind }: PlatformFailure): boolean =>
  (kind === 'forbidden' && step !== 'reaction') || (kind === 'not-found' && step === 'parent');
