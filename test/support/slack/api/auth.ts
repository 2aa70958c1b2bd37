import type { Handler } from './call.ts';

export const testAuth: Handler = ({ platform: { state } }) => ({
  url: `https://${state.teamDomain}.slack.com/`,
  team: state.teamDomain,
  user: state.bot.name,
  team_id: state.teamId,
  user_id: state.bot.id,
  bot_id: state.botId,
  is_enterprise_install: false,
});

export const openConnection: Handler = ({ platform }) => ({
  url: platform.socketUrl(platform.tickets.issue()),
});
