import { describe, expect, it } from 'vitest';
import { commands, typedCommands } from '../../src/commands/index.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import { commandTable } from '../../src/commands/table.ts';
import { createMemoryServices, NOON } from '../support/memory-services.ts';
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
