import { afterAll, beforeAll, expect } from 'vitest';

/** Fails the file when anything in it would have ended the process, or was a failure of nobody's. */
export function failOnStrays(): void {
  const strays: unknown[] = [];
  const collect = (error: unknown) => void strays.push(error);
  beforeAll(() => {
    process.on('unhandledRejection', collect).on('uncaughtException', collect);
  });
  afterAll(() => {
    process.off('unhandledRejection', collect).off('uncaughtException', collect);
    expect(strays).toEqual([]);
  });
}
