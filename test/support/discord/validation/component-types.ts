/** The numbers of the component types; the names are the documentation's. */
export const TYPE = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  separator: 14,
  container: 17,
  label: 18,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const SELECTS: readonly number[] = [
  TYPE.stringSelect,
  TYPE.userSelect,
  TYPE.roleSelect,
  TYPE.mentionableSelect,
  TYPE.channelSelect,
];

const IN_LAYOUTS = [
  TYPE.actionRow,
  TYPE.section,
  TYPE.textDisplay,
  TYPE.mediaGallery,
  TYPE.separator,
];

/** Which component may stand where. */
export const ALLOWED = {
  legacyMessage: [TYPE.actionRow],
  message: [...IN_LAYOUTS, TYPE.container],
  container: IN_LAYOUTS,
  row: [TYPE.button, ...SELECTS],
  section: [TYPE.textDisplay],
  accessory: [TYPE.button, TYPE.thumbnail],
  modal: [TYPE.actionRow, TYPE.textDisplay, TYPE.label],
  modalRow: [TYPE.textInput],
  label: [...SELECTS, TYPE.textInput, TYPE.radioGroup, TYPE.checkboxGroup, TYPE.checkbox],
} as const satisfies Record<string, readonly number[]>;

export type Position = keyof typeof ALLOWED;
