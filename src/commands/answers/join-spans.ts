import { plain } from '../../core/message/build.ts';
import type { Spans } from '../../core/message/model.ts';

const SEPARATOR = ' · ';

/** Facts on one line; empty ones are left out. */
export function joinSpans(parts: readonly Spans[]): Spans {
  const filled = parts.filter((part) => part.length > 0);
  return filled.flatMap((part, index) => (index === 0 ? part : [plain(SEPARATOR), ...part]));
}
