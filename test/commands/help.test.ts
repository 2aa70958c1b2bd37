import { describe, expect, it } from 'vitest';
import { commands, typedCommands } from '../../src/commands/index.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import { commandTable } from '../../src/commands/table.ts';
import { createMemoryChat, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking } from './ask.ts';

const NAMES = typedCommands.map(({ name }) => name);
const EXAMPLES = typedCommands.flatMap(({ name, examples }) =>
  examples.map((line) => ({ name, line })),
);

describe('help', () => {
  it('lists every command', async () => {
    const { read } = createAsking(createMemoryServices());
    const overview = await read('help');
    for (const { name, summary } of typedCommands) {
      expect(overview).toContain(`/papers ${name}`);
      expect(overview).toContain(summary);
    }
  });

  it('keeps the overview short: how a command is used stands in its own explanation', async () => {
    const { read } = createAsking(createMemoryServices());
    expect(await read('help')).toContain('\n/papers subscribe | Bring an edition');
    expect(await read('help subscribe')).toContain('Usage: /papers subscribe [time]');
  });

  it('gives one example that works to each command that has one beyond its name', async () => {
    const { read } = createAsking(createMemoryServices());
    const lines = (await read('help')).split('\n');
    for (const { name, summary, examples } of typedCommands) {
      const row = lines.find((line) => line.startsWith(`/papers ${name} | `));
      const [example] = examples.filter((line) => line !== name);
      const words = example ? `${summary}. For example: /papers ${example}` : summary;
      expect(row).toBe(`/papers ${name} | ${words}`);
    }
  });

  it('tells what people should know of their platform’s ways, where there is something', async () => {
    const advice = (platform: string) => (platform === 'local' ? 'Type in channels.' : undefined);
    const { read } = createAsking(createMemoryServices({ chat: createMemoryChat({ advice }) }));
    expect(await read('help')).toMatch(/explains one command\.\nType in channels\.$/);
    const elsewhere = createAsking(createMemoryServices());
    expect(await elsewhere.read('help')).toMatch(/explains one command\.$/);
  });

  it.each(NAMES)('explains %s: its options, and examples', async (name) => {
    const { read } = createAsking(createMemoryServices());
    const page = await read(`help ${name}`);
    const command = typedCommands.find((candidate) => candidate.name === name);
    for (const option of command?.options ?? []) expect(page).toContain(option.name);
    for (const example of command?.examples ?? []) expect(page).toContain(`/papers ${example}`);
  });

  it.each(EXAMPLES)('gives an example that works: $line', async ({ name, line }) => {
    const services = createMemoryServices();
    await services.papers.put('live', [makeEntry('2401.01234', { day: '2026-08-20' })], NOON);
    const { read, errors } = createAsking(services);
    expect(parseCommand(line, '2026-08-21').command.name).toBe(name);
    expect(await read(`/papers ${line}`)).not.toMatch(/can’t use|needs |does not fit/);
    expect(errors).toEqual([]);
  });
});

describe('the table of commands', () => {
  it('has a row for each command that people type, with no bar that would end a cell', () => {
    const rows = commandTable(commands).split('\n').slice(2);
    expect(rows).toHaveLength(typedCommands.length);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
    expect(rows[1]).toContain('`/papers trending [window:day\\|week\\|month] [limit:1-20]`');
  });
});
