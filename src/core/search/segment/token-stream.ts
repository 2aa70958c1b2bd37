/**
 * The words of a paper in their order, as codes (see `analysis/terms.ts`): first how many the title
 * has and how many the body has, then those of the title, of the body, and of the names. The title's
 * number holds in its upper half how many words stand before a colon: what the paper is called.
 */
const HEADER = 2;
const HALF = 16;

export interface StreamFields {
  readonly title: readonly number[];
  /** How many words of the title are the name of what it is about; 0 when it names nothing. */
  readonly called: number;
  readonly body: readonly number[];
  readonly names: readonly number[];
}

export function encodeStream(fields: StreamFields): Uint32Array<ArrayBuffer> {
  const { title, called, body, names } = fields;
  const stream = new Uint32Array(HEADER + title.length + body.length + names.length);
  stream.set([title.length | (called << HALF), body.length]);
  stream.set(title, HEADER);
  stream.set(body, HEADER + title.length);
  stream.set(names, HEADER + title.length + body.length);
  return stream;
}

export interface StreamParts {
  /** Where the name ends that the title begins with. */
  readonly called: number;
  readonly title: number;
  readonly body: number;
  readonly names: number;
  readonly end: number;
}

/** Where each part begins. */
export function partsOf(stream: Uint32Array): StreamParts {
  const titleWords = stream[0] ?? 0;
  const called = HEADER + (titleWords >>> HALF);
  const body = HEADER + (titleWords & 0xffff);
  const names = body + (stream[1] ?? 0);
  return { title: HEADER, called, body, names, end: stream.length };
}
