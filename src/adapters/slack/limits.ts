/**
 * What Slack takes (platforms.md, 1.2), in UTF-16 code units: the strictest of the ways in which
 * it may count characters.
 */
export const LIMITS = {
  messageBlocks: 50,
  /** Of a modal, and of somebody's Home. */
  viewBlocks: 100,
  /**
   * All texts of a message, with a hundred characters for each block. Slack publishes no number; it
   * answers msg_blocks_too_long somewhere from 11,300 to 13,300 on, and counts more than people
   * read (bolt-js, issues 2509 and 2867).
   */
  messageText: 10_000,
  /** Of a message's blocks as JSON, which may be what Slack counts. */
  messageJson: 12_000,
  /** As of a message, but that nothing is known against it. */
  viewText: 20_000,
  /** Slack takes 250 KB; a character is up to three bytes. */
  viewJson: 75_000,
  /** What a phone's notification says, and a screen reader. */
  fallbackText: 3000,
  /** An edit may not have more than 4,000 characters of text, or bytes. */
  fallbackBytes: 3900,
  header: 150,
  sectionText: 3000,
  /** Of one text in a context block. */
  contextText: 3000,
  /** Slack takes 25, which a phone shows one below the other. */
  buttonsInBlock: 5,
  buttonText: 75,
  buttonValue: 2000,
  selectOptions: 100,
  optionText: 75,
  optionValue: 75,
  placeholder: 150,
  imageAlt: 2000,
  /** Of an address; longer ones are no links that people follow. */
  url: 3000,
  viewTitle: 24,
  privateMetadata: 3000,
  fieldLabel: 2000,
  fieldHint: 2000,
  fieldValue: 3000,
} as const;
