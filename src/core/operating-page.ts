/** A heading of docs/operating.md under “What to do at each error message”, as its anchor. */
type Topic =
  // Start
  | 'wrong-setting'
  | 'port-in-use'
  | 'page-not-reachable'
  | 'old-node'
  | 'wrong-zone'
  | 'wrong-clock'
  | 'readable-secrets'
  // Database
  | 'database-in-use'
  | 'database-not-opened'
  | 'database-not-writable'
  | 'database-damaged'
  | 'database-of-another-version'
  | 'network-disk'
  | 'backup-failed'
  | 'restore'
  // Slack and Discord
  | 'token-refused'
  | 'permission-missing'
  | 'platform-away'
  | 'refused-for-good'
  | 'too-many-logins'
  | 'commands-missing'
  | 'rate-limited'
  | 'unknown-outcome'
  | 'not-delivered'
  | 'channel-stopped'
  | 'votes-not-shown'
  // Papers
  | 'source-down'
  | 'edition-late'
  | 'import-incomplete'
  // Everything else
  | 'file-not-written'
  | 'something-broke';

export type OperatingPage = `docs/operating.md#${Topic}`;

/**
 * Where whoever runs Paperboy reads more. For the command line, the doctor, the log, /readyz and
 * their own status; people in a channel have no such page.
 */
export const operatingPage = (topic: Topic): OperatingPage => `docs/operating.md#${topic}`;

/** What is wrong, for whoever runs Paperboy. */
export interface Trouble {
  /** What happened, what it means, what to do next. */
  readonly message: string;
  readonly help: OperatingPage;
}

export const withPage = ({ message, help }: Trouble): string => `${message} See ${help}`;

/**
 * Of a source that failed.
 * @param retryAt until when it asked to be left alone, epoch milliseconds
 */
export const sourcePage = (retryAt: number | undefined): OperatingPage =>
  operatingPage(retryAt === undefined ? 'source-down' : 'rate-limited');
