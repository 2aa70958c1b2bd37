/** What something takes, or what there is. */
export interface Extent {
  /** That people read. */
  readonly characters: number;
  /** Where the platform stores it, in its own measure. */
  readonly stored: number;
}

export const together = (extents: readonly Extent[]): Extent => ({
  characters: extents.reduce((sum, { characters }) => sum + characters, 0),
  stored: extents.reduce((sum, { stored }) => sum + stored, 0),
});

/** What is left of the one after the other; below zero when it was not enough. */
export const less = (whole: Extent, part: Extent): Extent => ({
  characters: whole.characters - part.characters,
  stored: whole.stored - part.stored,
});

export const isEnough = ({ characters, stored }: Extent): boolean => characters >= 0 && stored >= 0;
