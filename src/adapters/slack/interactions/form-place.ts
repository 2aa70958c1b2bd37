/** What a form must know when it comes back: where it was asked for, and what it is for. */
export interface FormPlace {
  readonly channel: string;
  /** As `toActionId` gives it. */
  readonly action: string;
}

/** Fits with room to spare into the 3,000 characters of a view's metadata (platforms.md, 1.2). */
export const LONGEST_ACTION = 2_000;

export const writeFormPlace = ({ channel, action }: FormPlace): string =>
  JSON.stringify({ channel, action });

/** Undefined for what no form of ours carries. */
export function readFormPlace(metadata: string): FormPlace | undefined {
  try {
    const { channel, action } = JSON.parse(metadata) as Partial<FormPlace>;
    if (typeof channel !== 'string' || typeof action !== 'string') return undefined;
    return { channel, action };
  } catch {
    return undefined;
  }
}
