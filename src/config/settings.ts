import { z } from 'zod';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const words = z.array(z.string().trim().min(1, 'Remove the empty topic.'));

const zone = z.string().refine((name) => isZone(name), {
  error: 'Give an IANA zone, for instance Europe/Berlin.',
});

function wholeNumber(min: number, max: number, of: string) {
  const todo = `Give a number of ${of} from ${min} to ${max}.`;
  return z.int(todo).min(min, todo).max(max, todo);
}

/** The settings file: what is no secret. Unknown keys are refused, because they are misspellings. */
export const settingsSchema = z.strictObject({
  teams: z
    .record(
      z.string(),
      z.array(z.string().regex(/^[a-z]+:.+/, 'Give PLATFORM:WORKSPACE, for instance slack:T0123.')),
    )
    .default({}),
  voteEmojis: z.array(z.string().min(1)).min(1, 'Name at least one emoji.'),
  catchUpHours: z.number().positive('Give a number of hours above 0.'),
  backfillDays: wholeNumber(0, 365, 'days'),
  defaults: z.strictObject({
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time of day from 00:00 to 23:59.'),
    zone: zone.optional(),
    days: z
      .array(z.enum(WEEKDAYS, `Use ${WEEKDAYS.join(', ')}.`))
      .min(1, 'Name at least one day.')
      .transform((days) => days.map((day) => WEEKDAYS.indexOf(day) + 1)),
    count: wholeNumber(1, 20, 'papers'),
    minimum: wholeNumber(0, 1_000_000, 'upvotes'),
    topics: z.strictObject({ include: words, exclude: words }),
  }),
});

export type Settings = z.infer<typeof settingsSchema>;

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
