import { listRequests } from '../adapters/discord/dry-run.ts';
import { inviteLink, NEEDED_PERMISSIONS } from '../adapters/discord/permissions.ts';
import { botIdOf } from '../adapters/discord/token.ts';
import { UserError } from '../core/errors.ts';
import { planDraft } from './draft.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

/**
 * Prints what posting the next edition would ask of Discord, as one JSON array: no token is needed,
 * and nothing is sent.
 */
export async function discordDryRun(layout: string, surroundings: Surroundings): Promise<void> {
  await planDraft('discord', layout, surroundings, async ({ deliveries }) => {
    const requests = await listRequests(deliveries, systemClock);
    surroundings.print(JSON.stringify(requests, undefined, 2));
  });
}

/** Prints the address that adds the bot to a server. */
export async function discordInvite(
  application: string | undefined,
  { config, print }: Surroundings,
): Promise<void> {
  const id = application ?? botIdOf(config.discord?.token ?? '');
  if (!id || !/^\d{17,20}$/.test(id)) {
    throw new UserError(
      'Which application? Set DISCORD_TOKEN, or add its id: paperboy discord invite --application ID. ' +
        'The id is in the developer portal: your application, General Information, Application ID.',
    );
  }
  print('Open this in a browser, choose the server, and allow it:\n');
  print(`  ${inviteLink(id)}\n`);
  print(`It asks for: ${NEEDED_PERMISSIONS.join(', ')}; and the /papers commands.`);
  if (application) return;
  print('If Discord does not know the application (a very old one), add --application ID.');
}
