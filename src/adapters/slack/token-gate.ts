import { PlatformError } from '../../core/errors.ts';
import type { Trouble } from '../../core/operating-page.ts';

interface TokenGateOptions {
  /** Asks Slack whether the token is good; throws PlatformError when it is not. */
  probe(): Promise<unknown>;
  /** Milliseconds from one probe of a refused token to the next. */
  readonly probeMs: number;
}

/** Keeps calls back while Slack refuses the token, and finds out when it is good again. */
export interface TokenGate {
  /** Throws what the call throws, or the refusal that keeps it back. */
  pass<T>(call: () => Promise<T>): Promise<T>;
  /** Why nothing passes, for the operator. */
  problem(): Trouble | undefined;
  stop(): void;
}

export function createTokenGate({ probe, probeMs }: TokenGateOptions): TokenGate {
  let refusal: PlatformError | undefined;
  let timer: NodeJS.Timeout | undefined;

  function open(): void {
    refusal = undefined;
    clearInterval(timer);
    timer = undefined;
  }

  function close(error: PlatformError): void {
    refusal = error;
    timer ??= setInterval(() => void probe().then(open, () => undefined), probeMs);
    timer.unref();
  }

  return {
    async pass(call) {
      if (refusal) throw refusal;
      try {
        return await call();
      } catch (error) {
        const isRefused = error instanceof PlatformError && error.failure.kind === 'unauthorized';
        if (isRefused) close(error);
        throw error;
      }
    },
    problem: () => refusal,
    stop: () => clearInterval(timer),
  };
}
