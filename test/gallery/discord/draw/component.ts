import { html } from 'hono/html';
import { TYPE } from '../../../support/discord/validation/component-types.ts';
import type { Payload } from '../../../support/discord/world/model.ts';
import { recordsIn } from '../../../support/slack/world/records.ts';
import type { Html } from '../../page/html.ts';
import type { Guide } from './guide.ts';
import { drawMarkdown } from './markdown.ts';

export const drawComponents = (components: unknown, guide: Guide): readonly Html[] =>
  (components as readonly Payload[]).map((component) => drawComponent(component, guide));

/** A component as Discord's client shows it, but for pictures. Throws for one that it does not know. */
export function drawComponent(component: Payload, guide: Guide): Html {
  const { type, components, content, items, accent_color } = component;
  switch (type) {
    case TYPE.container: {
      const accent = `#${Number(accent_color).toString(16).padStart(6, '0')}`;
      return html`<div class="container" style="border-left-color: ${accent}">${drawComponents(components, guide)}</div>`;
    }
    case TYPE.textDisplay:
      return html`<div class="text">${drawMarkdown(String(content), guide)}</div>`;
    case TYPE.actionRow:
      return html`<div class="row">${drawComponents(components, guide)}</div>`;
    case TYPE.button:
      return drawButton(component);
    case TYPE.stringSelect:
      return html`<span class="select">${standing(component)}</span>`;
    case TYPE.mediaGallery:
      return html`<p class="picture">${recordsIn(items).map(({ description }) => `🖼 ${description}`)}</p>`;
    case TYPE.separator:
      return html`<hr>`;
    case TYPE.label:
      return drawLabel(component, guide);
    case TYPE.textInput:
      return html`<span class="field">${component.value ?? ''}</span>`;
    default:
      throw new Error(`Discord has a component that is not drawn yet: ${type}`);
  }
}

function drawButton({ style, label, emoji }: Payload): Html {
  const name = (emoji as Payload | undefined)?.name;
  return html`<span class="button${style === 1 && ' primary'}">${name !== undefined && `${name} `}${label}</span>`;
}

function standing({ options, placeholder }: Payload): string {
  const chosen = (options as readonly Payload[]).find((option) => option.default === true);
  return String(chosen?.label ?? placeholder ?? 'Make a selection');
}

function drawLabel({ label, description, component }: Payload, guide: Guide): Html {
  return html`<div class="label"><b>${label}</b>
${description !== undefined && html`<p class="small">${description}</p>`}
${drawComponent(component as Payload, guide)}</div>`;
}
