import { type Program, startProgram } from '../../support/program.ts';
import { at } from './moments.ts';

/** One Paperboy in its folder: the real program, started and ended at any moment of the gallery. */
export function createPaperboy(folder: string, environment: Readonly<Record<string, string>>) {
  let running: Program | undefined;
  async function stop(): Promise<void> {
    running?.signal('SIGTERM');
    await running?.ended;
    running = undefined;
  }
  return {
    async start(moment: number): Promise<void> {
      await stop();
      running = startProgram(['start'], folder, { ...at(moment), ...environment });
      await running.url();
    },
    stop,
  };
}
