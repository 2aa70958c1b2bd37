/** Short ways to write the components of messages and forms, valid unless told otherwise. */
const V2 = 1 << 15;
export const long = (length: number) => 'x'.repeat(length);
export const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));

export const button = (custom_id: string, more = {}) => ({
  type: 2,
  style: 1,
  label: 'x',
  custom_id,
  ...more,
});
export const link = (more = {}) => ({
  type: 2,
  style: 5,
  label: 'x',
  url: 'https://a.example',
  ...more,
});
export const option = (index: number, more = {}) => ({ label: 'x', value: `${index}`, ...more });
export const select = (more = {}) => ({ type: 3, custom_id: 's', options: [option(1)], ...more });
export const row = (...components: object[]) => ({ type: 1, components });
export const text = (content = 'x') => ({ type: 10, content });
export const section = (more = {}) => ({
  type: 9,
  components: [text()],
  accessory: button('a'),
  ...more,
});
export const container = (...components: object[]) => ({ type: 17, components });
export const media = { media: { url: 'https://a.example/i.png' } };
export const legacy = (...components: object[]) => ({ content: 'x', components });
export const modern = (...components: object[]) => ({ flags: V2, components });

export const input = (more = {}) => ({ type: 4, custom_id: 'i', style: 1, ...more });
export const label = (component: object, more = {}) => ({
  type: 18,
  label: 'x',
  component,
  ...more,
});
export const modal = (components: object[], more = {}) => ({
  title: 'x',
  custom_id: 'm',
  components,
  ...more,
});
