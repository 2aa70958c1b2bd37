/**
 * The words of a paper in their order, as codes (see `analysis/terms.ts`): first how many the title
 * has and how many the body has, then those of the title, of the body, and of the names.
 */
const HEADER = 2;

export function encodeStream(
  title: readonly number[],
  body: readonly number[],
  names: readonly number[],
): Uint32Array<ArrayBuffer> {
  return Uint32Array.from([title.length, body.length, ...title, ...body, ...names]);
}

export interface StreamParts {
  readonly title: number;
  readonly body: number;
  readonly names: number;
  readonly end: number;
}

/** Where each part begins. */
export function partsOf(stream: Uint32Array): StreamParts {
  const body = HEADER + (stream[0] ?? 0);
  const names = body + (stream[1] ?? 0);
  return { title: HEADER, body, names, end: stream.length };
}
