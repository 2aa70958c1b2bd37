import type { CategorySet } from '../../core/paper/categories.ts';
import type { Day } from '../../core/paper/model.ts';
import type { ListAnswer, ListOptions } from '../../core/ports/paper-source.ts';
import { localDate } from '../../core/schedule/dates.ts';
import { announced } from './announced.ts';
import type { GetFeed } from './http.ts';
import { parseList } from './parse-list.ts';
import { ARXIV_ZONE } from './schedule.ts';
import type { ArxivEntry } from './schema.ts';

/**
 * The day's announcements of some categories: what is new, and what is new to a category. Papers
 * that were only replaced are no news. Empty while the feed still shows an earlier day.
 * @param url the feeds' address
 */
export async function readAnnouncements(
  getFeed: GetFeed,
  url: string,
  set: CategorySet,
  day: Day,
  options: ListOptions,
): Promise<ListAnswer> {
  const answer = await getFeed(`${url}/atom/${set.include.join('+')}`, options);
  if (answer.kind === 'unchanged') return { changed: false };
  const { feed, validator } = answer;
  const news = feed.entries.filter((entry) => isNews(entry) && dayOf(entry) === day);
  const list = announced(parseList(news, dayOf), set);
  return { changed: true, ...list, ...(validator && { validator }) };
}

const isNews = ({ announce_type: type = '' }: ArxivEntry): boolean => /^(?:new|cross)$/i.test(type);

const dayOf = ({ published }: ArxivEntry): Day | undefined =>
  published === undefined ? undefined : localDate(published, ARXIV_ZONE);
