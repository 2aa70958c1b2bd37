import type { Config } from './load.ts';

/** Every value of the configuration that must be told to nobody. */
export function secretsOf(config: Config): readonly string[] {
  const { discord, slack, huggingface, http, proxy } = config;
  const entrance = slack?.entrance;
  const secrets = [
    ...[discord?.token, slack?.botToken, huggingface.token, http.password],
    entrance?.mode === 'socket' ? entrance.appToken : entrance?.signingSecret,
    ...[discord?.apiUrl, slack?.apiUrl, huggingface.url, proxy].map(passwordIn),
  ];
  return secrets.flatMap((secret) => (secret ? [secret] : []));
}

/** An address may hold a password, as a proxy's often does. */
function passwordIn(address: string | undefined): string | undefined {
  return address && URL.canParse(address)
    ? decodeURIComponent(new URL(address).password)
    : undefined;
}
