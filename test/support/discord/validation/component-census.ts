import type { Field } from './form.ts';

export const MOST_COMPONENTS = 40;
export const MOST_DISPLAYED = 4000;
const MOST_STORED_BYTES = 10_170;
const BYTES_PER_TEXT = 12;

/** What is counted over all the components of one message or form. */
export interface Census {
  addComponent(component: Field): void;
  addCustomId(field: Field, customId: string | undefined): void;
  addText(text: string): void;
  readonly components: number;
  readonly displayed: number;
  /** Discord answers 500 above this, however few the characters. */
  readonly tooLargeToStore: boolean;
}

export function createCensus(): Census {
  const customIds = new Set<string>();
  const ids = new Set<number>();
  let components = 0;
  let displayed = 0;
  let bytes = 0;
  return {
    addComponent(component) {
      components += 1;
      const id = component.at('id');
      if (typeof id.value !== 'number' || id.value === 0) return;
      if (ids.has(id.value))
        id.reject('COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
      ids.add(id.value);
    },
    addCustomId(field, customId) {
      if (customId === undefined) return;
      if (customIds.has(customId))
        field.reject('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
      customIds.add(customId);
    },
    addText(text) {
      displayed += text.length;
      bytes += Buffer.byteLength(text) + BYTES_PER_TEXT;
    },
    get components() {
      return components;
    },
    get displayed() {
      return displayed;
    },
    get tooLargeToStore() {
      return bytes > MOST_STORED_BYTES;
    },
  };
}
