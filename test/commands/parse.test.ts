import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/commands/parse.ts';
import { readTopics, topicsText } from '../../src/commands/text/topics.ts';
import { UserError } from '../../src/core/errors.ts';

const TODAY = '2026-08-21';

function parse(text: string): readonly [string, Readonly<Record<string, unknown>>] {
  const { command, args } = parseCommand(text, TODAY);
  return [command.name, args];
}

/** What a person is told instead of an answer. */
function refuse(text: string): string {
  try {
    return `understood: ${parse(text)}`;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const TREND = { window: 'day', limit: 10 };
const FIND = { since: undefined, limit: 10 };

describe('what people type', () => {
  it.each([
    ['', ['help', {}]],
    ['/papers', ['help', {}]],
    ['papers  ', ['help', {}]],
    ['/papers today', ['today', {}]],
    ['papers TODAY', ['today', {}]],
    ['today?', ['today', {}]],
    ['today 2026-08-20', ['today', { date: '2026-08-20' }]],
    ['today yesterday', ['today', { date: '2026-08-20' }]],
    ['trending', ['trending', TREND]],
    ['trending month 5', ['trending', { window: 'month', limit: 5 }]],
    ['trending window month limit 5', ['trending', { window: 'month', limit: 5 }]],
    ['help with search', ['help', { command: 'search' }]],
    ['trending 5 Week', ['trending', { window: 'week', limit: 5 }]],
    ['trending limit:5 week', ['trending', { window: 'week', limit: 5 }]],
    ['trending Window:"week"', ['trending', { window: 'week', limit: 10 }]],
    ['trending limit:3 limit:4', ['trending', { window: 'day', limit: 4 }]],
    ['top week', ['top', { window: 'week' }]],
    ['help search', ['help', { command: 'search' }]],
    ['saved', ['saved', {}]],
    ['2401.01234', ['show', { paper: '2401.01234' }]],
    ['papers hep-th/9901001', ['show', { paper: 'hep-th/9901001' }]],
    ['<https://arxiv.org/abs/2401.01234v2>', ['show', {}]],
    ['show paper:2401.01234', ['show', { paper: '2401.01234' }]],
    ['save  attention is all ', ['save', { paper: 'attention is all' }]],
  ] as const)('%j is understood', (text, [name, args]) => {
    const [command, given] = parse(text);
    expect(command).toBe(name);
    expect(given).toMatchObject(args);
  });

  it.each([
    ['search graph  nets', { ...FIND, query: 'graph  nets' }],
    ['search graph limit:5 nets', { ...FIND, query: 'graph nets', limit: 5 }],
    ['search "world  model" since:7d', { ...FIND, query: '"world  model"', since: '2026-08-14' }],
    ['search x since:soon', { ...FIND, query: 'x since:soon' }],
    ['search since:7d limit:3', { ...FIND, query: 'since:7d', limit: 3 }],
    ['search x since:2w', { ...FIND, query: 'x', since: '2026-08-07' }],
    ['search x since:2026-01-31', { ...FIND, query: 'x', since: '2026-01-31' }],
    ['search x limit:“3”', { ...FIND, query: 'x', limit: 3 }],
    ['search "limit:5"', { ...FIND, query: '"limit:5"' }],
    ['search author:lovelace window:week', { ...FIND, query: 'author:lovelace window:week' }],
    ['search query:attention heads', { ...FIND, query: 'attention heads' }],
    ['search 5 week', { ...FIND, query: '5 week' }],
    ['diffusion models since:7d', { ...FIND, query: 'diffusion models', since: '2026-08-14' }],
    ['see 2401.01234 and more', { ...FIND, query: 'see 2401.01234 and more' }],
    ['__proto__:1 constructor', { ...FIND, query: '__proto__:1 constructor' }],
  ])('%j searches', (text, args) => {
    expect(parse(text)).toEqual(['search', args]);
  });

  it.each([
    ['trending limit:50', '“50” does not fit limit. Write a whole number from 1 to 20.'],
    ['trending limit:1e1', 'Write a whole number from 1 to 20.'],
    ['trending window:year', 'Write day, week or month.'],
    ['trending top', 'window (day, week or month)', 'trending window:month limit:5'],
    ['trending week 5 6', 'limit (a whole number from 1 to 20)', 'trending window:month limit:5'],
    ['trending foo:bar', 'window (day, week or month)', 'trending window:month limit:5'],
    [
      'trending limit:',
      'A value is missing for limit, which takes a whole number from 1 to 20.',
      'trending window:month limit:5',
    ],
    [
      'trending limit',
      'A value is missing for limit, which takes a whole number from 1 to 20.',
      'trending window:month limit:5',
    ],
    ['today 2026-02-30', 'a date such as', 'today yesterday'],
    ['top of the list', 'window (day, week, month or all)', 'top month'],
    ['saved by the bell', 'nothing after its name', 'saved'],
    ['search', 'needs words to look for', 'search diffusion models'],
    ['some words limit:0', 'Write a whole number from 1 to 20.'],
    ['show', 'needs an arXiv id, a link, or words of the title', 'show 2401.01234'],
    ['help me', 'today, trending, search', 'help search'],
    [`search ${'x'.repeat(5000)}`, 'longer than 4000 characters'],
  ])('%.40s is refused, with what is allowed, or an example that works', (text, hint, example?) => {
    const refusal = refuse(text);
    expect(refusal).toContain(hint);
    if (example === undefined) return;
    expect(refusal).toContain(`For example: /papers ${example}`);
    expect(() => parse(example)).not.toThrow();
  });
});

describe('settings in natural words', () => {
  it.each([
    ['subscribe 9am mon-fri 5', { time: '09:00', days: '1,2,3,4,5', count: 5 }],
    ['subscribe 9am mon 3', { time: '09:00', days: '1', count: 3 }],
    ['subscribe mon,wed,fri 7am London', { days: '1,3,5', time: '07:00', zone: 'Europe/London' }],
    ['subscribe 5 9 am', { time: '09:00', count: 5 }],
    ['subscribe every weekday at 9am in Berlin', { days: '1,2,3,4,5', time: '09:00' }],
    ['subscribe with 5 on monday and friday at 9', { count: 5, days: '1,5', time: '09:00' }],
    ['subscribe mon-fri at 9 in Berlin', { time: '09:00', zone: 'Europe/Berlin' }],
    ['subscribe topics robots layout compact', { topics: 'robots', layout: 'compact' }],
    ['settings count 3', { count: 3, time: undefined }],
    ['settings minimum 5 days daily', { minimum: 5, days: '1,2,3,4,5,6,7' }],
    ['settings 10', { time: '10:00', count: undefined }],
    ['settings compact 0930', { layout: 'compact', time: '09:30' }],
    ['pause until monday', { until: '2026-08-24' }],
    ['pause for 2w', { until: '2026-09-04' }],
    ['pause for 2 weeks', { until: '2026-09-04' }],
  ] as const)('%j is understood', (text, args) => expect(parse(text)[1]).toMatchObject(args));

  it.each([
    ['settings compact 10', '“10” can mean time:10:00 or count:10.'],
    ['subscribe mon,wed,fri 7 London', '“7” can mean time:07:00 or count:7.'],
    ['settings zone:EU', '“EU” can mean Europe/Berlin, Europe/Helsinki or Europe/Lisbon'],
    ['subscribe topics:', 'A value is missing for topics, which takes words between commas'],
    ['settings count', 'For example: /papers settings count:5'],
    ['settings count many', 'For example: /papers settings count:5'],
    ['subscribe 9am in', 'can’t tell what “in” is for'],
  ])('%j is asked about', (text, hint) => expect(refuse(text)).toContain(hint));

  it('are no topics where they are numbers', () => {
    expect(refuse('subscribe 9am 5000')).not.toContain('topic');
    expect(refuse('subscribe zone:xy')).not.toContain('Did you mean');
  });
});

describe('a paper with what to do about it after it', () => {
  it.each([
    ['vote 2401.01234 remove', '2401.01234'],
    [
      'vote Small Models, Large Claims (2401.01234) remove',
      'Small Models, Large Claims (2401.01234)',
    ],
    ['vote “small models” remove', '“small models”'],
    ['vote small models change:remove', 'small models'],
  ])('%j is told from its title', (text, paper) => {
    expect(parse(text)).toEqual(['vote', { paper, change: 'remove' }]);
  });
});

describe('topics', () => {
  const topics = (text: string) => parse(`settings topics:"${text}"`)[1].topics;

  it.each([
    ['no free lunch, not only robots', 'no free lunch, not only robots'],
    ['robots, -medical', 'robots, -medical'],
    ['-medical imaging', '-medical imaging'],
    ['any,', 'any'],
  ])('%j leave out only what has a minus', (text, read) => expect(topics(text)).toBe(read));

  it('read as themselves again, whatever they are', () => {
    const piece = fc.constantFrom('a', 'no ', 'not ', '-', '–', ',', ' ', '“', 'any', '9', ';');
    const typed = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        const reading = readTopics(text);
        if ('mistake' in reading) return;
        expect(readTopics(topicsText(reading.topics))).toEqual(reading);
      }),
    );
  });
});

describe('a word that is nearly one of the choices', () => {
  it.each([
    ['help serach', 'Did you mean /papers help search?'],
    ['trending weak', 'Did you mean /papers trending week?'],
    ['top window:moth', 'Did you mean /papers top month?'],
  ])('is corrected in %j', (text, correction) => expect(refuse(text)).toContain(correction));
});

describe('a pair in free text whose key is nearly an option', () => {
  it.each([
    ['search graphs limt:3', ['limt:3 was searched for as words. Did you mean limit:3?']],
    ['graphs sinse:7d', ['sinse:7d was searched for as words. Did you mean since:7d?']],
    ['search graphs limit:3', []],
    ['search sense:making limits:many author:lovelace "limt:3"', []],
  ])('is pointed out in %j', (text, notes) => {
    expect(parseCommand(text, TODAY).notes).toEqual(notes);
  });
});

describe('a first word that is nearly a command', () => {
  const offer = (text: string) => parseCommand(text, TODAY).offer;

  it.each([
    ['toady', 'today'],
    ['tody', 'today'],
    ['trendign', 'trending'],
    ['hepl', 'help'],
    ['otp', 'top'],
    ['stat', 'status'],
    ['helpme', 'help'],
    ['statuses', 'status'],
  ])('alone, %j likely means %j', (text, line) => {
    expect(offer(text)).toMatchObject({ line, action: { name: line } });
  });

  it('is offered with the words after it', () => {
    expect(offer('serach graph nets')).toEqual({
      line: 'search graph nets',
      label: '/papers search graph nets',
      action: { name: 'search', version: 1, args: { query: 'graph nets', limit: '10' } },
    });
  });

  it('leads to its help when it can’t run as it stands', () => {
    expect(offer('serach')).toMatchObject({
      line: 'search <query> [since] [limit:1-20]',
      action: { name: 'help', args: { command: 'search' } },
    });
  });

  it.each([
    'how',
    'diffusion',
    'models',
    'image',
    'topology',
    'helpme please',
    'tip of the tongue',
    'x',
  ])('is not seen in %j', (text) => expect(offer(text)).toBeUndefined());
});
