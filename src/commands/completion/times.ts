import type { Choice } from '../../core/ports/chat-platform.ts';
import { readTime } from '../../core/schedule/times.ts';

const COMMON = ['09:00', '08:00', '08:30', '09:30', '10:00', '12:00', '14:00', '16:00', '17:00'];
const QUARTERS = ['00', '15', '30', '45'];

/** An hour whose minutes have only begun. */
const BEGUN = /^(?<hour>\d{1,2})[:.](?<tens>\d?)$/;

/** What was typed as a time, and the quarters of its hour; before that, usual times. */
export function completeTimes(typed: string): readonly Choice[] {
  if (typed === '') return COMMON.map(toChoice);
  const { hour = typed, tens = '' } = BEGUN.exec(typed)?.groups ?? {};
  const time = readTime(hour);
  if (time === undefined) return [];
  const quarters = QUARTERS.filter((minute) => minute.startsWith(tens));
  const times = quarters.map((minute) => `${time.slice(0, 2)}:${minute}`);
  return (hour === typed ? [time, ...times] : times).map(toChoice);
}

const toChoice = (time: string): Choice => ({ label: time, value: time });
