/** A start tag as the renderers write it: lower case, every attribute in double quotes. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const ATTRIBUTE = /^\s+([a-z-]+)(?:="([^"<>]*)")?/;

/**
 * The start tags of an HTML text. Stricter than any browser: throws for every `<` or `>` that is
 * not part of a plainly written tag, so what a browser might read differently never passes.
 */
export function readTags(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  const rest = html.replace(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/g,
    (...match) => {
      const [, closing, name, attributes] = match;
      if (closing === '') tags.push({ name, attributes: readAttributes(attributes) });
      return '';
    },
  );
  const stray = /[<>]/.exec(rest);
  if (stray) throw new Error(`stray ${stray[0]} near ${rest.slice(stray.index, stray.index + 60)}`);
  return tags;
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (let rest = text, match = ATTRIBUTE.exec(rest); match; match = ATTRIBUTE.exec(rest)) {
    if (match[1] !== undefined) attributes[match[1]] = match[2] ?? '';
    rest = rest.slice(match[0].length);
  }
  return attributes;
}
