/**
 * What Discord takes (platforms.md, 2.3), in UTF-16 code units: the strictest of the ways in which
 * it may count characters.
 */
export const LIMITS = {
  /** Of one message, those within others included. */
  components: 40,
  /** All text displays of a message together. */
  displayedText: 4000,
  /**
   * Above about 10,170 bytes of components Discord answers 500, however few the characters
   * (discord-api-docs, issue 8554); this leaves room for what it adds.
   */
  storedBytes: 9500,
  /** Of a message without components. */
  content: 2000,
  /** Of an action's button or select, and of a select's value. */
  customId: 100,
  buttonsInRow: 5,
  buttonLabel: 80,
  selectOptions: 25,
  optionText: 100,
  placeholder: 150,
  imageAlt: 1024,
  /** Of an address; longer ones are no links that people follow. */
  url: 512,
  modalTitle: 45,
  fieldLabel: 45,
  fieldHint: 100,
  fieldValue: 4000,
  threadName: 100,
  /** Of a completion, and of each one's name and value. */
  choices: 25,
  choiceText: 100,
  /** Of a command, and of an option. */
  description: 100,
} as const;
