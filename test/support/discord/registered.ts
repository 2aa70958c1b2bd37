import type { InteractionHandle } from './interactions/handle.ts';
import type { Scene } from './scene.ts';

const COMMANDS = [
  {
    name: 'papers',
    description: 'Papers',
    options: [
      {
        type: 1,
        name: 'find',
        description: 'Find',
        options: [
          { type: 3, name: 'query', description: 'What', required: true, autocomplete: true },
          { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 9 },
          { type: 3, name: 'order', description: 'How', choices: [{ name: 'New', value: 'new' }] },
        ],
      },
    ],
  },
  { type: 3, name: 'Find this paper' },
  { name: 'admin', description: 'x', default_member_permissions: '8' },
];

export const BUTTONS = {
  content: 'x',
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: 'x', custom_id: 'go' },
        { type: 2, style: 1, label: 'x', custom_id: 'off', disabled: true },
      ],
    },
    {
      type: 1,
      components: [{ type: 3, custom_id: 'pick', options: [{ label: 'a', value: 'a' }] }],
    },
  ],
};

export const FORM = {
  title: 'x',
  custom_id: 'form',
  components: [
    { type: 18, label: 'x', component: { type: 4, custom_id: 'time', style: 1, max_length: 5 } },
  ],
};

export interface Registered extends Scene {
  find(options?: Readonly<Record<string, string | number>>): InteractionHandle;
  answer(
    handle: InteractionHandle,
    type: number,
    data?: object,
    query?: string,
  ): ReturnType<Scene['rest']>;
  webhook(
    method: string,
    handle: InteractionHandle,
    path: string,
    body?: object,
  ): ReturnType<Scene['rest']>;
}

/** Registers commands and answers them with plain REST, as the bot. */
export async function register(here: Scene): Promise<Registered> {
  const { discord, rest, person, channel } = here;
  await rest('PUT', `/applications/${discord.applicationId}/commands`, COMMANDS);
  return {
    ...here,
    find: (values = { query: 'x' }) =>
      discord.people.command({
        user: person.id,
        channel: channel.id,
        name: 'papers',
        subcommand: 'find',
        options: values,
      }),
    answer: ({ id, token }, type, data, query = '') =>
      rest('POST', `/interactions/${id}/${token}/callback${query}`, { type, data }, ''),
    webhook: (method, { token }, path, body) =>
      rest(method, `/webhooks/${discord.applicationId}/${token}${path}`, body, ''),
  };
}

/** Posts a message with buttons and a select, to be used by the person. */
export async function postButtons(here: Registered) {
  const path = `/channels/${here.channel.id}/messages`;
  const { id } = (await here.rest('POST', path, BUTTONS)).body;
  return { user: here.person.id, message: { id: String(id), channelId: here.channel.id } };
}
