import { setTimeout as sleep } from 'node:timers/promises';
import type { Outbox } from './outbox.ts';
import { PAPERS_OF_SUBJECT, subjectOf } from './papers.ts';
import type { StandIn, Typed } from './stand-in.ts';

/** Enough for messages to be under way whenever the program lives. */
const AT_ONCE = 4;
const AGAIN_MS = 60;
/** Every so many channels one gets a single message instead of a thread. */
const COMPACT_EVERY = 4;

/** Channels that are subscribed and get their edition, one after the other. */
export interface Channels {
  /** Those with an edition, the oldest first. */
  readonly all: readonly string[];
  /** One in which something is being posted. */
  busy(): string | undefined;
  /** Begins no further one, and resolves when each has its edition planned. */
  finish(): Promise<void>;
}

export function keepOpening(standIn: StandIn, outbox: Outbox): Channels {
  const opening = new Set<Promise<void>>();
  const all: string[] = [];
  let count = 0;
  let ended = false;

  /** A command may be lost with the program that should have answered it: it is typed again. */
  async function open(index: number): Promise<void> {
    const channel = standIn.addChannel();
    const [manager] = standIn.people;
    const ask = async (typed: Typed) => {
      while (!standIn.isReached()) await sleep(AGAIN_MS);
      return standIn.ask(manager, channel, typed);
    };
    while (!/is subscribed|was subscribed/.test((await ask(subscription(index))) ?? ''))
      await sleep(AGAIN_MS);
    while (!outbox.hasEdition(channel)) {
      await ask({ name: 'post' });
      await sleep(AGAIN_MS);
    }
    all.push(channel);
  }

  async function run(): Promise<void> {
    while (!ended) {
      if (opening.size + outbox.unfinished().length < AT_ONCE) {
        const one = open(count).finally(() => opening.delete(one));
        opening.add(one);
        count += 1;
      }
      await sleep(AGAIN_MS);
    }
  }
  const running = run();

  return {
    all,
    busy: () => outbox.unfinished()[0],
    async finish() {
      ended = true;
      await running;
      await Promise.all(opening);
    },
  };
}

function subscription(index: number): Typed {
  const layout = index % COMPACT_EVERY === COMPACT_EVERY - 1 ? 'compact' : 'thread';
  const count = 1 + (index % PAPERS_OF_SUBJECT);
  return { name: 'subscribe', options: { layout, count, topics: subjectOf(index) } };
}
