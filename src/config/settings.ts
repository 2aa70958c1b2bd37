import { z } from 'zod';
import { EMPTY } from '../core/edition/empty.ts';
import { LAYOUTS } from '../core/edition/layout.ts';
import { COUNT, MINIMUM, TOPICS } from '../core/edition/limits.ts';
import { unfitForTopic } from '../core/edition/topics.ts';
import { parseCategorySet } from '../core/paper/categories.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const TOPIC =
  `Give words of at most ${TOPICS.longest} characters, without commas, semicolons and quotation ` +
  'marks, and with no minus before a word; or filters such as cat:cs.RO, but no days and no order.';

/** People can write the same topics in a command, whose form shows them so. */
const topics = z.array(
  z
    .string()
    .trim()
    .max(TOPICS.longest, TOPIC)
    .regex(/^(?=.*[\p{L}\p{N}])(?!.*\s[-−–]\p{L})[^-−–,;\n"“”][^,;\n"“”]*$/u, TOPIC)
    .refine((topic) => unfitForTopic(topic) === undefined, TOPIC),
);

/** Discord knows people by numbers; a name there would never match anybody. */
const administrator = z
  .string()
  .regex(
    /^(?:discord:\d{17,20}|(?!discord:)[a-z]+:\S+)$/,
    'Give PLATFORM:USER, for instance discord:80351110224678912 (the number that Discord’s “Copy User ID” gives).',
  );

const zone = z.string().refine((name) => isZone(name), {
  error: 'Give an IANA zone, for instance Europe/Berlin.',
});

function wholeNumber(min: number, max: number, of: string) {
  const todo = `Give a number of ${of} from ${min} to ${max}.`;
  return z.int(todo).min(min, todo).max(max, todo);
}

/** Fewer days than these would take away what is still shown and repaired. */
const LEAST_KEPT = 30;

const days = (least: number) => {
  const most = 36_500;
  const todo = `Give a number of days from ${least} to ${most}, or "forever".`;
  const number = z.int(todo).min(least, todo).max(most, todo);
  return z.union([z.literal('forever', todo), number], todo);
};

/** Whose announcements stand in for Hugging Face's list; the fields that are listed there. */
const arxivCategories = z
  .string()
  .default('cs.CL+cs.LG+cs.CV+cs.AI+stat.ML')
  .transform((text, context) => {
    const set = parseCategorySet(text);
    if (set) return set;
    const message =
      'Give categories of arXiv with + and - between them, for instance cs.CL+cs.LG-cs.CV.';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** The settings file: what is no secret. Unknown keys are refused, because they are misspellings. */
export const settingsSchema = z.strictObject({
  teams: z
    .record(
      z.string(),
      z.array(z.string().regex(/^[a-z]+:.+/, 'Give PLATFORM:WORKSPACE, for instance slack:T0123.')),
    )
    .default({}),
  administrators: z.array(administrator).default([]),
  voteEmojis: z.array(z.string().min(1)).min(1, 'Name at least one emoji.'),
  /** Of the time of stand-ins, which tests may let run faster than that of the real platforms. */
  haste: z.number('Leave it away.').min(1, 'Leave it away.').default(1),
  /** What a workspace takes; Slack says no more of it than “several hundred”. */
  slackMessagesPerMinute: wholeNumber(30, 10_000, 'messages a minute').default(300),
  catchUpHours: z.number().positive('Give a number of hours above 0.'),
  backfillDays: wholeNumber(0, 365, 'days'),
  arxivCategories,
  /** Made each day; beside the database unless the path is absolute, and none where it is empty. */
  backups: z
    .strictObject({ folder: z.string(), keep: wholeNumber(1, 1_000, 'backups') })
    .default({ folder: 'backups', keep: 7 }),
  /** What one person may ask for; what they press counts too. */
  commandsPerMinute: wholeNumber(5, 10_000, 'commands a minute').default(30),
  /** Days for which is kept: readings of popularity, votes, saved papers, who removed the bot. */
  keep: z
    .strictObject({
      observations: days(LEAST_KEPT),
      votes: days(LEAST_KEPT),
      saved: days(LEAST_KEPT),
      departed: days(0),
    })
    .default({ observations: 365, votes: 730, saved: 'forever', departed: 30 }),
  defaults: z.strictObject({
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time of day from 00:00 to 23:59.'),
    zone: zone.optional(),
    days: z
      .array(z.enum(WEEKDAYS, `Use ${WEEKDAYS.join(', ')}.`))
      .min(1, 'Name at least one day.')
      .transform((days) => days.map((day) => WEEKDAYS.indexOf(day) + 1)),
    count: wholeNumber(COUNT.min, COUNT.max, 'papers'),
    minimum: wholeNumber(MINIMUM.min, MINIMUM.max, 'upvotes'),
    topics: z
      .strictObject({ include: topics, exclude: topics })
      .refine(
        ({ include, exclude }) => include.length + exclude.length <= TOPICS.most,
        `Name at most ${TOPICS.most} topics, those to leave out included.`,
      ),
    layout: z.enum(LAYOUTS, `Use ${LAYOUTS.join(' or ')}.`).default('thread'),
    empty: z.enum(EMPTY, `Use ${EMPTY.join(' or ')}.`).default('line'),
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
