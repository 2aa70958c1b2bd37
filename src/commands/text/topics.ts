import { TOPICS } from '../../core/edition/limits.ts';
import type { Topics } from '../../core/edition/model.ts';
import { unfitForTopic } from '../../core/edition/topics.ts';
import { stems } from '../../core/search/stem.ts';

export type TopicsReading =
  | { readonly topics: Topics }
  /** What is wrong, and what to do, in a sentence or two. */
  | { readonly mistake: string };

/** No topics at all: every paper is welcome. */
export const ANY = 'any';

const NO_TOPICS = /^(?:any|all|none|everything|anything|\*)$/i;
const UNWANTED = /^[-−–]\s*/;
const NONE: Topics = { include: [], exclude: [] };

/** Words, phrases and filters between commas; one with a minus is left out. */
export function readTopics(text: string): TopicsReading {
  if (NO_TOPICS.test(text.trim())) return { topics: NONE };
  // A minus before a word begins a topic, with a comma before it or without. Quotation marks are
  // taken out first, because those that are left between two words would hide it.
  const parts = withoutQuotes(joinNames(text))
    .split(/[,;]|\s(?=[-−–]\p{L})/u)
    .map((part) => part.trim());
  const given = parts.filter((part) => part !== '').map(readTopic);
  const include = namesOf(given.filter(({ isWanted }) => isWanted));
  const exclude = namesOf(given.filter(({ isWanted }) => !isWanted));
  const mistake = mistakeIn(include, exclude);
  return mistake ? { mistake } : { topics: isNone(include, exclude) ? NONE : { include, exclude } };
}

/** `any,` with a comma that was left behind. */
const isNone = ([first = '', ...more]: readonly string[], { length }: readonly string[]) =>
  more.length + length === 0 && NO_TOPICS.test(first);

/** As they are typed; it reads as the same topics. */
export function topicsText({ include, exclude }: Topics): string {
  return [...include, ...exclude.map((topic) => `-${topic}`)].join(', ') || ANY;
}

interface Topic {
  readonly name: string;
  readonly isWanted: boolean;
}

const readTopic = (part: string): Topic => ({
  name: part.replace(UNWANTED, ''),
  isWanted: !UNWANTED.test(part),
});

/** `author:"Ada Example"` as `author:Ada_Example`, which needs no quotation marks. */
const joinNames = (text: string): string =>
  text.replace(/(\p{L}+:)["“]([^"“”\n]*)["”]/gu, (_, key: string, name: string) => {
    const words = name.match(/[^\s,;]+/g) ?? [];
    return key + words.join('_');
  });

/** A line break stands between topics, as a comma does. */
const withoutQuotes = (text: string): string =>
  text.replace(/["“”]/g, '').replaceAll('\n', ',').replace(/\s+/g, ' ');

/** Each once, in whatever case it was written first. */
function namesOf(topics: readonly Topic[]): readonly string[] {
  const byName = new Map(topics.toReversed().map(({ name }) => [name.toLowerCase(), name]));
  return [...byName.values()].toReversed();
}

function mistakeIn(include: readonly string[], exclude: readonly string[]): string | undefined {
  const all = [...include, ...exclude];
  if (all.length === 0) return `Name at least one topic, or write ${ANY} for all papers.`;
  if (all.length > TOPICS.most) {
    return `These are ${all.length} topics, and a channel can have ${TOPICS.most}. Keep the most general.`;
  }
  const long = all.find((topic) => topic.length > TOPICS.longest);
  if (long) {
    return `The topic “${long.slice(0, TOPICS.longest)}…” is longer than ${TOPICS.longest} characters. Put a comma between topics.`;
  }
  const wordless = all.find((topic) => stems(topic).length === 0);
  if (wordless !== undefined) {
    return `The topic “${wordless}” holds no word to look for. Write words such as robotics, or ${ANY} for all papers.`;
  }
  const unfit = all.find((topic) => unfitForTopic(topic) !== undefined);
  if (unfit !== undefined) return unfitMistake(unfit);
  const excluded = new Set(exclude.map((topic) => topic.toLowerCase()));
  const both = include.find((topic) => excluded.has(topic.toLowerCase()));
  return both && `The topic “${both}” is both wanted and left out. Name it once.`;
}

const unfitMistake = (topic: string): string =>
  `The topic “${topic}” holds ${unfitForTopic(topic)}, which is nothing that a paper is about. ` +
  'Words, cat:cs.RO, author:, org:, code:yes and votes:>20 can be topics.';
