import { PlatformError, type PlatformFailure } from '../errors.ts';
import type { Message } from '../message/model.ts';
import type { ChatPlatform, MessageRef, ThreadRef } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Claim, OutboxStore } from '../ports/stores/outbox.ts';
import { retryDelay } from './retry-delay.ts';

export interface SenderDependencies {
  readonly outbox: OutboxStore;
  readonly platform: ChatPlatform;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Sender {
  /** Sends everything that may be sent now. One run at a time; never throws. */
  drain(): Promise<void>;
  /** Takes no further delivery, and resolves when the one under way is recorded. */
  stop(): Promise<void>;
}

/** A definite refusal that no repetition will change. */
const FINAL: ReadonlySet<PlatformFailure['kind']> = new Set(['forbidden', 'not-found', 'invalid']);

/**
 * The only thing that posts. A delivery is claimed (committed) before the network is touched; one
 * whose earlier attempt may have arrived is looked up before it is ever sent again.
 */
export function createSender(dependencies: SenderDependencies): Sender {
  const { outbox, platform, clock, logger } = dependencies;
  let running: Promise<void> | undefined;
  let stopping = false;

  async function sendAll(): Promise<void> {
    try {
      // One run at a time, so whatever is being sent now was left behind by a run that broke off.
      await outbox.recover(platform.name, platform.settleMs);
      while (!stopping) {
        const claim = await outbox.claim(platform.name, clock.now());
        if (!claim) return;
        await attempt(claim, dependencies);
      }
    } catch (error) {
      // The claim or its result could not be written: post nothing more until the next tick.
      logger.error({ platform: platform.name, err: error }, 'outbox stopped');
    }
  }

  const drain = () => {
    running ??= sendAll().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    drain,
    async stop() {
      stopping = true;
      await running;
    },
  };
}

async function attempt(claim: Claim, dependencies: SenderDependencies): Promise<void> {
  const { outbox, clock, logger, platform } = dependencies;
  const { key } = claim.delivery;
  try {
    const ref = await lookUpOrSend(claim, platform);
    await outbox.sent(key, ref, clock.now());
    logger.debug({ key, platform: platform.name }, 'delivered');
  } catch (error) {
    if (!(error instanceof PlatformError)) logger.error({ key, err: error }, 'sending broke off');
    await recordFailure(claim, toPlatformError(error), dependencies);
  }
}

/** An error of ours says nothing about what the platform did. */
const toPlatformError = (error: unknown): PlatformError =>
  error instanceof PlatformError
    ? error
    : new PlatformError('sending broke off; the log says why', { kind: 'unknown-outcome' }, error);

async function lookUpOrSend(claim: Claim, platform: ChatPlatform): Promise<MessageRef | ThreadRef> {
  const { delivery, parent, thread } = claim;
  if (delivery.step === 'thread')
    return platform.openThread(parent ?? '', titleOf(delivery.message));
  const options = { key: delivery.key, ...(thread && { thread }) };
  if (claim.doubtful) {
    const posted = await platform.findPosted(delivery.channel, {
      ...options,
      since: claim.firstAttemptAt,
    });
    if (posted.found === 'yes') return posted.message;
    if (posted.found === 'unknown') {
      throw new PlatformError('the look-up gave no answer', { kind: 'unknown-outcome' });
    }
  }
  return platform.post(delivery.channel, delivery.message, options);
}

async function recordFailure(
  { delivery, attempts }: Claim,
  error: PlatformError,
  { outbox, clock, logger, platform }: SenderDependencies,
): Promise<void> {
  const { key } = delivery;
  const { failure, message } = error;
  logger.warn({ key, attempts, kind: failure.kind, reason: message }, 'not delivered');
  if (failure.kind === 'unknown-outcome') {
    await outbox.doubt(key, message, clock.now() + platform.settleMs + retryDelay(attempts));
  } else if (FINAL.has(failure.kind)) {
    await outbox.failed(key, message);
  } else {
    const wait = failure.kind === 'rate-limited' ? failure.retryAfterMs : retryDelay(attempts);
    await outbox.refused(key, message, clock.now() + wait);
  }
}

/** A thread is named after its parent's heading. */
function titleOf({ blocks }: Message): string {
  const heading = blocks.find((block) => block.type === 'heading');
  return heading?.text ?? 'Papers';
}
