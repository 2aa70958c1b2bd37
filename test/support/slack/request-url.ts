import { createServer, type IncomingHttpHeaders } from 'node:http';
import { listen } from '../discord/listener.ts';

export interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface RequestUrl {
  readonly url: string;
  readonly posted: readonly Posted[];
  close(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An app without a library: what is posted to it, and what it answers; undefined is silence. */
export async function startRequestUrl(
  answer: (posted: Posted) => Reply | undefined,
): Promise<RequestUrl> {
  const posted: Posted[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const request = { headers: incoming.headers, text: Buffer.concat(chunks).toString() };
    posted.push(request);
    const reply = answer(request);
    if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  const listener = await listen(server);
  return { url: `http://127.0.0.1:${listener.port}/slack/events`, posted, close: listener.close };
}
