import type { Exhibit, Place, Screen } from '../page/exhibit.ts';
import type { Html } from '../page/html.ts';
import type { Seen } from '../tour/tour.ts';

/** What was seen on the two chat platforms, by the same names. */
export interface Both {
  readonly slack: Seen;
  readonly discord: Seen;
}

/** The same on Slack and on Discord, side by side. */
export const onBoth = (
  { slack, discord }: Both,
  title: string,
  name: keyof Seen,
  caption: string,
): Exhibit => ({
  title,
  caption,
  screens: [
    { place: 'Slack', drawn: slack[name] },
    { place: 'Discord', drawn: discord[name] },
  ],
});

/** Something that is seen in one place. */
export const on = (place: Place, title: string, drawn: Html, caption: string): Exhibit => ({
  ...{ title, caption },
  screens: [{ place, drawn }] satisfies readonly Screen[],
});
