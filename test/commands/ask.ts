import type { CommandServices } from '../../src/commands/context.ts';
import { createCommandRunner } from '../../src/commands/run.ts';
import type {
  Action,
  Block,
  LabelledAction,
  Message,
  SelectOption,
  Span,
  Spans,
} from '../../src/core/message/model.ts';
import type { FormReply, MessageReply, Reply } from '../../src/core/message/reply.ts';
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
  const ask = async (text: string) => toMessage(await runner.runText(text, ASKER));
  const act = async (action: Action) => toMessage(await runner.runAction(action, ASKER));
  return {
    errors,
    runner,
    ask,
    act,
    read: async (text: string) => readReply(await ask(text)),
    /** Presses a button, or picks an option of a select. */
    press: (reply: Reply, label: string) => act(findAction(reply, label)),
  };
}

/** All that a person would read, in order. */
export const readReply = (reply: Reply): string =>
  'message' in reply ? readMessage(reply.message) : readForm(reply);

const readForm = ({ form }: FormReply): string =>
  [form.title, ...form.fields.map(({ label, value }) => `${label}: ${value}`)].join('\n');

/** The answer, which must be no form. */
function toMessage(reply: Reply): MessageReply {
  if ('message' in reply) return reply;
  throw new Error(`a form: ${reply.form.title}`);
}

/** The action of a button, or of an option of a select, by its label. */
export function findAction(reply: Reply, label: string): Action {
  const found = toMessage(reply)
    .message.blocks.flatMap(labelled)
    .find((one) => one.label === label);
  if (!found) throw new Error(`no ${label} in ${readReply(reply)}`);
  return found.action;
}

function labelled(block: Block): readonly LabelledAction[] {
  if (block.type === 'select') return block.options;
  return block.type === 'actions' ? block.actions : [];
}

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
    case 'select':
      return `${block.label}: ${block.options.map(readOption).join(' / ')}`;
    case 'paper':
      return `${block.title} | ${block.summary}`;
    default:
      return '';
  }
}

const readOption = ({ label, selected }: SelectOption): string => (selected ? `*${label}*` : label);

const readSpans = (spans: Spans): string => spans.map(readSpan).join('');

function readSpan(span: Span): string {
  if (span.type === 'time') return new Date(span.at).toISOString();
  if (span.type === 'channel') return `#${span.channel.id}`;
  if (span.type === 'person') return `@${span.person.id}`;
  return span.type === 'emoji' ? span.emoji : span.text;
}
