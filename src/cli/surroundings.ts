import type { Config } from '../config/load.ts';
import type { Clock } from '../core/ports/clock.ts';

/** What a command of the command line knows of the computer it runs on. */
export interface Surroundings {
  readonly config: Config;
  readonly version: string;
  /** This process, as another one is told: `process 42 on laptop`. */
  readonly holder: string;
  /** The computer's own IANA zone. */
  readonly zone: string;
  readonly sampleFile: string;
  /** Whether a person reads the output as it comes. */
  readonly terminal: boolean;
  /** Columns. */
  readonly width: number;
  print(line: string): void;
  /** Calls back when somebody asks the process to end. */
  onStop(stop: () => void): void;
  /** Calls back with a failure that nobody waited for; without it the process would end. */
  onStray(stray: (error: unknown) => void): void;
  exit(code: number): void;
}

export const systemClock: Clock = { now: () => Date.now() };
