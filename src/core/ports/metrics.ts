/** How a command ended: with an answer, with a person's mistake, or with one of ours. */
export type CommandEnd = 'answered' | 'refused' | 'failed';

/** The name under which is counted what was no command. */
export const UNKNOWN_COMMAND = 'unknown';

/** Told when somebody begins to ask; returns what is to be told the command and how it ended. */
export type CommandWatch = () => (command: string, end: CommandEnd) => void;
