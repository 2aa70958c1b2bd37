import type { State } from '../world/state.ts';
import { escapeTyped, typedText } from '../world/texts.ts';

/** What was typed after a command, as it reaches the app; the quotes stay those that were typed. */
export function commandText(state: State, text: string, shouldEscape: boolean): string {
  if (!shouldEscape) return escapeTyped(text);
  const users = [...state.users.values()];
  const channels = [...state.channels.values()].filter(({ kind }) => kind !== 'im');
  return typedText(text)
    .replace(/@([\w.-]+)/g, (whole, name) => {
      const user = users.find((one) => one.name === name);
      return user ? `<@${user.id}|${name}>` : whole;
    })
    .replace(/#([\w-]+)/g, (whole, name) => {
      const channel = channels.find((one) => one.name === name);
      return channel ? `<#${channel.id}|${name}>` : whole;
    });
}
