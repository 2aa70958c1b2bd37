/** Short ways to write blocks, elements and views, valid unless told otherwise. */
export const long = (length: number) => 'x'.repeat(length);
export const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));

export const plain = (text = 'x', more = {}) => ({ type: 'plain_text', text, ...more });
export const mrkdwn = (text = 'x', more = {}) => ({ type: 'mrkdwn', text, ...more });
export const section = (more = {}) => ({ type: 'section', text: mrkdwn(), ...more });
export const header = (text: string) => ({ type: 'header', text: plain(text) });
export const context = (...elements: object[]) => ({ type: 'context', elements });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const image = (more = {}) => ({
  type: 'image',
  image_url: 'https://a.example/i.png',
  alt_text: 'x',
  ...more,
});

export const button = (more = {}) => ({ type: 'button', text: plain(), action_id: 'go', ...more });
export const option = (value: string, more = {}) => ({ text: plain(), value, ...more });
export const select = (more = {}) => ({
  type: 'static_select',
  action_id: 'pick',
  options: [option('a'), option('b')],
  ...more,
});
export const overflow = (...options: object[]) => ({
  type: 'overflow',
  action_id: 'more',
  options,
});
export const radio = (more = {}) => ({
  type: 'radio_buttons',
  action_id: 'pick',
  options: [option('a')],
  ...more,
});
export const confirm = (more = {}) => ({
  title: plain(),
  text: plain(),
  confirm: plain(),
  deny: plain(),
  ...more,
});

export const field = (more = {}) => ({ type: 'plain_text_input', action_id: 'text', ...more });
export const input = (element: object = field(), more = {}) => ({
  type: 'input',
  block_id: 'field',
  label: plain(),
  element,
  ...more,
});
export const modal = (blocks: readonly object[], more = {}) => ({
  type: 'modal',
  title: plain(),
  submit: plain(),
  callback_id: 'form',
  blocks,
  ...more,
});
export const home = (...blocks: object[]) => ({ type: 'home', blocks });
