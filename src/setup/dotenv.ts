type Values = Readonly<Record<string, string>>;

/** The text of a `.env` with these values in it; every other line stays as it is. */
export function withValues(text: string, values: Values): string {
  const left = new Map(Object.entries(values));
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const key = /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=/.exec(line)?.[1];
    if (key === undefined || values[key] === undefined) return [line];
    const value = left.get(key);
    left.delete(key);
    // A second line of the same name would win over the first.
    return value === undefined ? [] : [toLine(key, value)];
  });
  while (lines.at(-1) === '') lines.pop();
  const added = [...left].map(([key, value]) => toLine(key, value));
  return `${[...lines, ...added].join('\n')}\n`;
}

const toLine = (key: string, value: string): string =>
  `${key}=${/^[\w@%+=:,./-]*$/.test(value) ? value : JSON.stringify(value)}`;
