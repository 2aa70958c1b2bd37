import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../support/simulation/random.ts';
import { EMOJIS, type Posted, type StandIn } from './stand-in.ts';

/** People look mostly at what came last. */
const RECENT = 10;
const AGAIN_MS = 100;
const PAUSE_MS = { min: 60, max: 400 } as const;

/** People who vote by reactions, buttons and commands, and know what they were told. */
export interface People {
  /** One of them does something. */
  act(): void;
  readonly acts: number;
  /** Nobody does anything more; who got no answer asks again until there is one. */
  settle(): Promise<void>;
  /** Who has voted for a paper by button or command, as the answers said. */
  voters(paper: string): readonly string[];
}

interface Ballot {
  readonly person: string;
  readonly paper: string;
  readonly channel: string;
  /** Undefined when the last answer did not come. */
  stands: boolean | undefined;
}

interface Parts {
  readonly standIn: StandIn;
  readonly random: Random;
  /** The channels with an edition, the oldest first. */
  readonly channels: readonly string[];
}

export function letPeopleVote({ standIn, random, channels }: Parts): People {
  const ballots = new Map<string, Ballot>();
  const asking = new Map<string, Promise<void>>();
  let acts = 0;
  let ended = false;

  function choose(): Posted | undefined {
    const some = random.next() < 0.8 ? channels.slice(-RECENT) : channels;
    const channel = some[random.integer(0, some.length - 1)];
    const papers = channel ? standIn.posted(channel).filter(({ paper }) => paper) : [];
    return papers[random.integer(0, papers.length - 1)];
  }

  /** One answer at a time: what somebody asks twice at once, nobody can tell the end of. */
  function cast(ballot: Ballot, ask: () => Promise<string | undefined>): void {
    const id = `${ballot.person} ${ballot.paper}`;
    if (asking.has(id)) return;
    const known = ballots.get(id) ?? ballot;
    ballots.set(id, known);
    const asked = ask()
      .then((answer) => {
        known.stands = meaningOf(answer);
      })
      .finally(() => asking.delete(id));
    asking.set(id, asked);
  }

  function act(): void {
    const message = choose();
    const person = standIn.people[random.integer(0, standIn.people.length - 1)];
    if (!message?.paper || !person) return;
    const { paper, channel } = message;
    const ballot: Ballot = { person, paper, channel, stands: undefined };
    const own = message.reactions.filter((reaction) => reaction.person === person);
    const emoji = EMOJIS[random.integer(0, EMOJIS.length - 1)] ?? 'thumb';
    const what = random.next();
    acts += 1;
    if (what < 0.3) cast(ballot, () => standIn.pressVote(person, message));
    else if (what < 0.4) cast(ballot, () => vote(ballot, random.pick(['add', 'remove'])));
    else if (own[0] && what < 0.7) standIn.unreact(person, message, own[0].emoji);
    else standIn.react(person, message, emoji);
  }

  const vote = ({ person, paper, channel }: Ballot, change: 'add' | 'remove') =>
    standIn.ask(person, channel, { name: 'vote', options: { paper, change } });

  async function run(): Promise<void> {
    while (!ended) {
      act();
      await sleep(random.integer(PAUSE_MS.min, PAUSE_MS.max));
    }
  }
  const running = run();

  return {
    act,
    get acts() {
      return acts;
    },
    async settle() {
      ended = true;
      await running;
      await Promise.all(asking.values());
      for (const ballot of ballots.values()) {
        while (ballot.stands === undefined) {
          await sleep(AGAIN_MS);
          ballot.stands = meaningOf(await vote(ballot, 'add'));
        }
      }
    },
    voters: (paper) =>
      [...ballots.values()]
        .filter((ballot) => ballot.paper === paper && ballot.stands)
        .map(({ person }) => person),
  };
}

/** Whether a vote by button or command stands after this answer. */
function meaningOf(answer = ''): boolean | undefined {
  if (/vote is counted|voted for this paper before/.test(answer)) return true;
  if (/is taken back|still counts|no vote of yours/.test(answer)) return false;
  return undefined;
}
