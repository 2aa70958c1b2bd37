import type { Electorate } from '../ports/stores/votes.ts';
import { normaliseEmoji } from './emoji.ts';

type Workspace = { readonly platform: string; readonly workspace: string };

/**
 * Finds who votes together with a workspace: the configured team that names it as
 * `PLATFORM:WORKSPACE`, or else the workspace alone.
 */
export function createElectorates(
  teams: Readonly<Record<string, readonly string[]>>,
  voteEmojis: readonly string[],
): (workspace: Workspace) => Electorate {
  const emojis = voteEmojis.map(normaliseEmoji);
  const linked = Object.values(teams).map((names) => names.map(toWorkspace));
  return ({ platform, workspace }) => {
    const team = linked.find((members) =>
      members.some((member) => member.platform === platform && member.workspace === workspace),
    );
    return { members: team ?? [{ platform, workspace }], emojis };
  };
}

function toWorkspace(name: string): Workspace {
  const colon = name.indexOf(':');
  return { platform: name.slice(0, colon), workspace: name.slice(colon + 1) };
}
