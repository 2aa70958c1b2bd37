import { DefaultRestOptions } from 'discord.js';
import { createGate, type Gate } from './gate.ts';

type MakeRequest = typeof DefaultRestOptions.makeRequest;

/** What Discord takes from the whole bot, whichever of its clients sends it (platforms.md, 2.4). */
export const createBotGate = (): Gate => createGate({ limit: 50, windowMs: 1_000 });

/** Answers to people, which count for nothing and so wait for nothing. */
const ANSWER = /\/(?:interactions|webhooks)\//;

/** Sends a request when the gate lets it through. */
export const sendThrough =
  (gate: Gate): MakeRequest =>
  (url, init) => {
    const send = () => DefaultRestOptions.makeRequest(url, init);
    return ANSWER.test(url) ? send() : gate.pass(send);
  };
