import { UserError } from '../../core/errors.ts';
import { askUntil } from '../ask-until.ts';
import type { Console } from '../console.ts';
import type { Situation } from '../situation.ts';

export type PlatformName = 'slack' | 'discord';

const ANSWERS: ReadonlyMap<string, readonly PlatformName[]> = new Map([
  ['slack', ['slack']],
  ['discord', ['discord']],
  ['both', ['slack', 'discord']],
  ['neither', []],
]);

/** Where the team talks; the tokens of a platform that is not named stay as they are. */
export async function askPlatforms(
  console: Console,
  { value }: Pick<Situation, 'value'>,
): Promise<readonly PlatformName[]> {
  const question = 'Where does your team talk? slack, discord, both, or neither (the local page):';
  const usual = usualAnswer(value('SLACK_BOT_TOKEN'), value('DISCORD_TOKEN'));
  console.print('');
  const answer = await askUntil(console, question, { usual }, (typed) => {
    const platforms = ANSWERS.get(typed.toLowerCase());
    if (!platforms) throw new UserError('Type slack, discord, both, or neither.');
    return platforms;
  });
  return answer ?? [];
}

function usualAnswer(slack: string | undefined, discord: string | undefined): string {
  if (slack && discord) return 'both';
  return discord ? 'discord' : 'slack';
}
