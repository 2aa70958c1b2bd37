import type { CommandServices } from '../../src/commands/context.ts';
import { createCommandRunner } from '../../src/commands/run.ts';
import type { Block, Message, Span, Spans } from '../../src/core/message/model.ts';
import type { Reply } from '../../src/core/message/reply.ts';
import { ASKER } from '../support/memory-services.ts';
import { silentLogger } from '../support/silent-logger.ts';

interface Logged {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly event: string;
}

/** A runner whose errors can be read. */
export function createAsking(services: CommandServices) {
  const errors: Logged[] = [];
  const logger = {
    ...silentLogger,
    error: (fields: Logged['fields'], event: string) => void errors.push({ fields, event }),
  };
  const runner = createCommandRunner(services, logger);
  const ask = (text: string) => runner.runText(text, ASKER);
  return { errors, runner, ask, read: async (text: string) => readReply(await ask(text)) };
}

/** All that a person would read, in order. */
export const readReply = ({ message }: Reply): string => readMessage(message);

const readMessage = ({ blocks }: Message): string => blocks.map(readBlock).join('\n');

function readBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return block.text;
    case 'text':
    case 'footnote':
      return readSpans(block.spans);
    case 'rows':
      return block.rows
        .map(({ title, detail }) => `${readSpans(title)} | ${readSpans(detail)}`)
        .join('\n');
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${readSpans(value)}`).join('\n');
    case 'actions':
      return block.actions.map(({ label }) => `[${label}]`).join(' ');
    case 'paper':
      return `${block.title} | ${block.summary}`;
    default:
      return '';
  }
}

const readSpans = (spans: Spans): string => spans.map(readSpan).join('');

function readSpan(span: Span): string {
  if (span.type === 'time') return new Date(span.at).toISOString();
  return span.type === 'emoji' ? span.emoji : span.text;
}
