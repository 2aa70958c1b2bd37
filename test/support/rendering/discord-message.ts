import type { Rendered } from '../../../src/adapters/discord/render/message.ts';
import { type Reading, readMarkdown } from './discord-markdown.ts';

type Inner = Rendered['body']['components'][0]['components'][number];

export const innerOf = ({ body }: Rendered): readonly Inner[] => body.components[0].components;

/** The markdown of a message, from top to bottom. */
export const markdownOf = (rendered: Rendered): readonly string[] =>
  innerOf(rendered).flatMap((component) => (component.type === 10 ? [component.content] : []));

/** Texts in which Discord reads no markdown: of buttons, options and pictures. */
export const labelsOf = (rendered: Rendered): readonly string[] =>
  innerOf(rendered).flatMap((component) => {
    if (component.type === 12) return component.items.map(({ description }) => description ?? '');
    if (component.type !== 1) return [];
    return component.components.flatMap((control) =>
      control.type === 2
        ? [control.label]
        : control.options.flatMap(({ label, description = '' }) => [label, description]),
    );
  });

/** What selects show before anything is chosen. */
export const placeholdersOf = (rendered: Rendered): readonly string[] =>
  innerOf(rendered).flatMap((component) =>
    component.type !== 1
      ? []
      : component.components.flatMap((control) =>
          control.type === 3 ? [control.placeholder ?? ''] : [],
        ),
  );

export const readingsOf = (rendered: Rendered): readonly Reading[] =>
  markdownOf(rendered).flatMap(readMarkdown);
