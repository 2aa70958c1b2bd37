import type { Day } from '../../core/paper/model.ts';
import type { Option } from '../define.ts';
import { longestValue } from './longest-value.ts';
import { runFrom, type Word } from './tokens.ts';

/** Reads `count 3` as `count:3`: an option's bare name that a value for it follows. */
export function joinNames(
  words: readonly Word[],
  options: readonly Option[],
  today: Day,
): readonly Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = words.slice(at, at + 2);
    const option = word && optionOf(word, options);
    const isNamed = option && next && takes(option, runFrom(words, at + 1), options, today);
    if (isNamed && next.key === undefined) {
      joined.push({ ...next, key: option.name });
      at += 1;
    } else if (word) joined.push(word);
  }
  return joined;
}

const optionOf = ({ key, text }: Word, options: readonly Option[]): Option | undefined =>
  key === undefined ? options.find(({ name }) => name === text.toLowerCase()) : undefined;

/** Anything could be a topic, but for the name of another option. */
function takes(
  option: Option,
  run: readonly string[],
  options: readonly Option[],
  today: Day,
): boolean {
  if (option.kind !== 'topics') return longestValue(option, run, today) > 0;
  return !options.some(({ name }) => name === run[0]?.toLowerCase());
}
