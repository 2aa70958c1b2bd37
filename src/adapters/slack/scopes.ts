/**
 * The scopes of the bot token, each with what does not work without it: the least that the features
 * need (platforms.md, 1.1 and 1.5).
 */
const SCOPES = [
  ['chat:write', 'posting'],
  ['commands', 'the /papers command and “Find this paper”'],
  ['channels:read', 'saying what is wrong with a channel, and who made it'],
  ['groups:read', 'saying what is wrong with a private channel, and who made it'],
  ['channels:history', 'looking up what was posted when Slack’s answer was lost'],
  ['groups:history', 'the same in private channels'],
  ['reactions:read', 'votes by reaction'],
  ['users:read', 'knowing who administers the workspace, and people’s names'],
  ['links:read', 'showing what a link to a paper is about'],
  ['links:write', 'showing what a link to a paper is about'],
] as const;

export const NEEDED_SCOPES: readonly string[] = SCOPES.map(([scope]) => scope);

const FEATURES: ReadonlyMap<string, string> = new Map(SCOPES);

/**
 * ", needed for votes by reaction"; nothing for a scope that we do not know. Where one of several
 * would do, Slack names them all, with commas.
 */
export function featureOf(scopes: string): string {
  const feature = scopes
    .split(',')
    .map((scope) => FEATURES.get(scope))
    .find((one) => one !== undefined);
  return feature === undefined ? '' : `, needed for ${feature}`;
}

/** What each scope that was not granted switches off. */
export function missingFeatures(
  granted: readonly string[],
): readonly { readonly scope: string; readonly feature: string }[] {
  return SCOPES.filter(([scope]) => !granted.includes(scope)).map(([scope, feature]) => ({
    scope,
    feature,
  }));
}
