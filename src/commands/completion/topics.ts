import type { Choice } from '../../core/ports/chat-platform.ts';
import { listedInWindow } from '../answers/listed.ts';
import type { CommandContext } from '../context.ts';
import { ANY } from '../text/topics.ts';

/** Days of lists whose keywords are offered. */
const DAYS = 7;

/** Keywords of the papers listed lately, the commonest first, after the topics already typed. */
export async function completeTopics(
  typed: string,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const [, before = '', minus = '', part = ''] = /^(.*,\s*)?([-−–]?)\s*(.*)$/s.exec(typed) ?? [];
  const given = new Set(before.split(',').map((topic) => topic.trim().toLowerCase()));
  const words = part.toLowerCase();
  const keywords = (await commonKeywords(context)).filter(
    (keyword) => begins(keyword, words) && !given.has(keyword),
  );
  const offers = keywords.map((keyword) => `${before}${minus}${keyword}`);
  const asTyped = typed === '' ? ANY : typed;
  return [asTyped, ...offers].map((value) => ({ label: value, value }));
}

const begins = (keyword: string, words: string): boolean =>
  keyword.startsWith(words) || keyword.includes(` ${words}`);

async function commonKeywords(context: CommandContext): Promise<readonly string[]> {
  const listing = await listedInWindow(DAYS, context);
  const counts = new Map<string, number>();
  for (const { paper } of listing?.papers ?? []) {
    for (const keyword of paper.keywords.map((word) => word.toLowerCase())) {
      counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([keyword]) => keyword);
}
