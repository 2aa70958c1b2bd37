import { localDate } from '../core/schedule/dates.ts';
import type { CommandContext, CommandServices } from './context.ts';

type Asked = Pick<CommandContext, 'asker' | 'origin' | 'offset'>;

/** What a command knows, the channel's settings as they are now. */
export async function contextOf(
  services: CommandServices & Pick<CommandContext, 'memory'>,
  { asker, origin, offset }: Asked,
): Promise<CommandContext> {
  const subscription = await services.subscriptions.ofChannel(asker.channel);
  const zone = subscription?.zone ?? services.zone;
  const today = localDate(services.clock.now(), zone);
  return { ...services, asker, subscription, zone, today, origin, offset };
}
