import { describe, expect, it } from 'vitest';
import { typedCommands } from '../../src/commands/index.ts';
import { ASKER, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

const NAMES = typedCommands.map(({ name }) => name);
const TITLE = 'Small Models, Large Claims';

async function createSuggesting() {
  const services = createMemoryServices();
  await services.papers.put('live', [makeEntry('2608.00001', { title: TITLE })], NOON);
  const { runner, ask } = createAsking(services);
  return { ask, suggest: (text: string) => runner.suggest(text, ASKER) };
}

describe('completion', () => {
  it.each([
    ['', NAMES],
    ['help ', NAMES.map((name) => `help ${name}`)],
    ['/papers sa', ['save', 'saved']],
    ['T', ['today', 'trending', 'top']],
    ['serach', ['search', 'search serach']],
    ['trending ', expect.arrayContaining(['trending week', 'trending limit:10'])],
    ['trending we', ['trending week']],
    ['trending wi', expect.arrayContaining(['trending window:day'])],
    ['trending week ', ['trending week limit:10', 'trending week limit:20']],
    ['today ', ['today today', 'today yesterday']],
    [
      'trending window:month li',
      ['trending window:month limit:10', 'trending window:month limit:20'],
    ],
    [
      'search graph si',
      ['search graph since:7d', 'search graph since:30d', 'search graph since:1y'],
    ],
    ['search graph nets', []],
    ['help st', ['help status']],
    ['pause ', ['pause tomorrow', 'pause monday', 'pause 1w', 'pause 2w']],
    ['subscribe 9am lon', ['subscribe 9am London']],
    [
      'subscribe 9am London mo',
      ['subscribe 9am London mon-fri', 'subscribe 9am London mon,wed,fri'],
    ],
    ['settings 9 topics:', ['settings 9 topics:robotics', 'settings 9 topics:any']],
    ['chang', ['search chang']],
    ['graph nets', ['search graph nets']],
    ['large cl', ['search large cl', `show ${TITLE} (2608.00001)`]],
    ['save claims', [`save ${TITLE} (2608.00001)`]],
  ])('%j becomes lines that are ready to run', async (text, lines) => {
    const { suggest } = await createSuggesting();
    expect(await suggest(text)).toEqual(lines);
  });

  it('names papers so that exactly that paper is shown', async () => {
    const { suggest, ask } = await createSuggesting();
    const [line = ''] = await suggest('show claims');
    const reply = await ask(line);
    expect(readReply(reply)).toContain(TITLE);
    expect(readReply(reply)).not.toContain('best match');
  });
});
