import { SETTING_OPTIONS } from '../../commands/answers/setting-options.ts';
import { subscribe } from '../../commands/subscribe.ts';
import { wrong } from '../../commands/text/refusals.ts';
import { readTopics, topicsText } from '../../commands/text/topics.ts';
import { readValue } from '../../commands/text/values.ts';
import { UserError } from '../../core/errors.ts';
import { localDate } from '../../core/schedule/dates.ts';
import { askUntil } from '../ask-until.ts';
import type { Console } from '../console.ts';
import type { Chosen } from '../settings-file.ts';

type Name = keyof Chosen;

/** When editions come and what they are about, as `/papers subscribe` would take it. */
export async function askEditions(console: Console, now: Chosen, at: number): Promise<Chosen> {
  console.print('');
  console.print('Editions');
  const ask = async (name: Name, text: string, usual: string): Promise<string> => {
    const answer = await askUntil(console, `  ${text}`, { usual }, (typed) =>
      read(name, typed, localDate(at, now.zone)),
    );
    return answer ?? usual;
  };
  const time = await ask('time', 'Time of day:', now.time);
  const zone = await ask('zone', 'Time zone (a city will do):', now.zone);
  const usual = topicsText(now.topics);
  const about = await ask(
    'topics',
    'Topics, with commas between them (any for all papers):',
    usual,
  );
  const topics = readTopics(about);
  return { time, zone, topics: 'topics' in topics ? topics.topics : now.topics };
}

function read(name: Name, typed: string, today: string): string {
  const option = SETTING_OPTIONS.find((one) => one.name === name) ?? SETTING_OPTIONS[0];
  const value = readValue(option, typed, today);
  if (value === undefined) throw new UserError(wrong(subscribe, option, typed));
  return String(value);
}
