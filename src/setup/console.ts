import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Whoever answers has gone: the input ended, or Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export interface Question {
  /** What an empty answer means; shown. */
  readonly usual?: string | undefined;
  /** Nothing of what is typed is shown. */
  readonly secret?: boolean;
}

/** Somebody at a terminal, or lines from a pipe. */
export interface Console {
  print(line: string): void;
  /** The answer without space around it; empty when there is none and nothing is usual. */
  ask(text: string, question?: Question): Promise<string>;
  /** From here on Ctrl-C is not heard. */
  hold(): void;
  close(): void;
}

interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

export function openConsole({ input, output }: Terminal): Console {
  let isHidden = true;
  let isHeld = false;
  let isClosed = false;
  // Readline shows each key by writing to its output: what is not passed on is not seen, also what
  // is typed before it was asked for.
  const shown = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!isHidden) output.write(chunk);
      done();
    },
  });
  const isTerminal = Boolean(input.isTTY && output.isTTY);
  const lines = createInterface({ input, output: shown, terminal: isTerminal });
  lines.on('SIGINT', () => {
    if (!isHeld) lines.close();
  });
  lines.on('close', () => {
    isClosed = true;
  });
  // A pipe may bring every answer before the first question.
  const answers = lines[Symbol.asyncIterator]();

  function prompt(text: string, secret: boolean): void {
    if (secret || isClosed) output.write(text);
    // Asked of a closed one, readline would open the input again, and the process would not end.
    if (isClosed) return;
    isHidden = secret;
    lines.setPrompt(secret ? '' : text);
    lines.prompt();
  }

  return {
    print: (line) => void output.write(`${line}\n`),
    async ask(text, { usual, secret = false } = {}) {
      prompt(usual ? `${text} [${usual}] ` : `${text} `, secret);
      const { value, done } = await answers.next();
      isHidden = true;
      // The line's own end was hidden, or never typed.
      if (secret || !isTerminal || done) output.write('\n');
      if (done) throw new Interrupted();
      return value.trim() || usual || '';
    },
    hold() {
      isHeld = true;
    },
    close: () => lines.close(),
  };
}
