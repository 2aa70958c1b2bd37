import type { Command } from '../../commands/define.ts';
import { ENDPOINT } from './http-receiver.ts';
import { FIND_SHORTCUT } from './interactions/route.ts';
import { NEEDED_SCOPES } from './scopes.ts';

/** The events that are told; some need a scope (platforms.md, 1.5). */
const EVENTS = [
  ...['app_home_opened', 'app_uninstalled', 'link_shared', 'reaction_added', 'reaction_removed'],
  ...['channel_archive', 'channel_deleted', 'channel_left', 'channel_unarchive'],
  ...['group_archive', 'group_deleted', 'group_left', 'group_unarchive', 'member_joined_channel'],
];

/** Sites whose links name papers, with all that is below them; Slack takes five. */
const LINKED_SITES = ['arxiv.org', 'huggingface.co', 'hf.co', 'alphaxiv.org'];

/** Slack asks for 175 characters at least. */
const LONG_DESCRIPTION =
  'Paperboy posts one calm thread a day with the research papers that matter, at your channel’s own ' +
  'local time. Everybody votes with a reaction or a button. /papers searches, explains, saves and ' +
  'subscribes; links to arXiv, Hugging Face and alphaXiv show what the paper is about. It reads no ' +
  'messages but the one that you point at.';

/**
 * The app as Slack's own page makes it from: what the features need, and nothing else.
 * @param url where Slack's requests reach us, in place of a socket: `https://papers.example`
 */
export function createManifest(commands: readonly Command[], url?: string) {
  const entrance = url === undefined ? {} : { request_url: new URL(ENDPOINT, url).href };
  const names = commands.filter(({ hidden }) => !hidden).map(({ name }) => name);
  return {
    display_information: {
      name: 'Paperboy',
      description: 'The day’s research papers: read, search, vote, subscribe',
      long_description: LONG_DESCRIPTION,
      background_color: '#2c3e57',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: 'Paperboy', always_online: true },
      shortcuts: [
        {
          name: 'Find this paper',
          type: 'message',
          callback_id: FIND_SHORTCUT,
          description: 'Which paper is this, and what did the team say?',
        },
      ],
      slash_commands: [
        {
          command: '/papers',
          ...(url !== undefined && { url: entrance.request_url }),
          description: 'The day’s research papers',
          usage_hint: `[${names.join(' | ')}]`,
          should_escape: false,
        },
      ],
      unfurl_domains: LINKED_SITES,
    },
    oauth_config: { scopes: { bot: NEEDED_SCOPES.toSorted() } },
    settings: {
      event_subscriptions: { ...entrance, bot_events: EVENTS.toSorted() },
      interactivity: { is_enabled: true, ...entrance },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}
