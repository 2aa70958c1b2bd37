import type { Logger } from '../core/ports/logger.ts';

export interface SingleFlight {
  /** Starts the job, or joins the run under way. Never rejects. */
  run(): Promise<void>;
  /** Resolves when no run is under way. */
  idle(): Promise<void>;
}

/** Runs a job one at a time. */
export function singleFlight(name: string, job: () => Promise<void>, logger: Logger): SingleFlight {
  let running: Promise<void> | undefined;
  return {
    run() {
      running ??= job()
        .catch((error: unknown) => logger.error({ job: name, err: error }, 'a job failed'))
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    idle: async () => running,
  };
}
