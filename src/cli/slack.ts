import { listMessages } from '../adapters/slack/dry-run.ts';
import { createManifest } from '../adapters/slack/manifest.ts';
import { typedCommands } from '../commands/index.ts';
import { UserError } from '../core/errors.ts';
import { planDraft } from './draft.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

/**
 * Prints every message of the next edition as Slack would get it, as one JSON array: no token is
 * needed, and nothing is sent.
 */
export async function slackDryRun(layout: string, surroundings: Surroundings): Promise<void> {
  await planDraft('slack', layout, surroundings, async ({ deliveries }) => {
    const messages = await listMessages(deliveries, systemClock);
    surroundings.print(JSON.stringify(messages, undefined, 2));
  });
}

/** Prints what Slack's page makes the app from. */
export async function slackManifest(url: string | undefined, { print }: Surroundings) {
  if (url !== undefined && !(URL.canParse(url) && new URL(url).protocol === 'https:')) {
    throw new UserError(
      `--url is the https address under which Slack reaches this computer, for instance ` +
        `https://papers.example, not "${url}".`,
    );
  }
  print(JSON.stringify(createManifest(typedCommands, url), undefined, 2));
}
