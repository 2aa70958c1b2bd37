import type { Handlers } from '../../src/core/ports/chat-platform.ts';

const unasked = () => Promise.reject(new Error('the test asks for nothing of the kind'));

/** A core that takes note of nothing and answers nothing; give what the test is about. */
export const createHandlers = (handlers: Partial<Handlers> = {}): Handlers => ({
  command: unasked,
  action: unasked,
  find: unasked,
  home: unasked,
  links: async () => new Map(),
  suggest: async () => [],
  complete: async () => [],
  reaction: async () => undefined,
  recount: async () => undefined,
  gap: () => undefined,
  present: () => undefined,
  gone: async () => undefined,
  ...handlers,
});
