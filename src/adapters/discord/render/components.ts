/** The components of a message, as Discord takes them (platforms.md, 2.3). */

export interface TextDisplay {
  readonly type: 10;
  readonly content: string;
}

export interface Button {
  readonly type: 2;
  readonly style: 1 | 2;
  readonly label: string;
  readonly custom_id: string;
  readonly emoji?: { readonly name: string };
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: true;
}

export interface Select {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder?: string;
  readonly options: readonly SelectOption[];
}

export interface ActionRow {
  readonly type: 1;
  readonly components: readonly (Button | Select)[];
}

export interface Gallery {
  readonly type: 12;
  readonly items: readonly [
    { readonly media: { readonly url: string }; readonly description?: string },
  ];
}

export interface Separator {
  readonly type: 14;
  readonly divider: true;
  readonly spacing: 1;
}

export type Inner = TextDisplay | ActionRow | Gallery | Separator;

export interface Container {
  readonly type: 17;
  readonly id?: number;
  readonly accent_color: number;
  readonly components: readonly Inner[];
}

/** Components that Discord counts: itself and those within. */
export const countOf = (component: Inner): number =>
  component.type === 1 ? 1 + component.components.length : 1;

const BYTES_PER_PART = 12;

/** Bytes that something takes where Discord stores it, near enough. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), BYTES_PER_PART);
}
