import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createManifest } from '../../../src/adapters/slack/manifest.ts';
import { typedCommands } from '../../../src/commands/index.ts';

const manifest = createManifest(typedCommands);

test('config/slack-manifest.json is what the declarations say; if not, print it anew', () => {
  const kept = JSON.parse(readFileSync('config/slack-manifest.json', 'utf8'));
  expect(kept, 'npm run --silent paperboy -- slack manifest > config/slack-manifest.json').toEqual(
    manifest,
  );
});

test('the manifest names every command, and takes no more room than Slack gives', () => {
  const { display_information: shown, features } = manifest;
  const [command] = features.slash_commands;
  for (const { name } of typedCommands) expect(command?.usage_hint).toContain(name);
  expect(shown.name.length).toBeLessThanOrEqual(35);
  expect(shown.description.length).toBeLessThanOrEqual(140);
  expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
  expect(features.unfurl_domains.length).toBeLessThanOrEqual(5);
});

test('for HTTP mode every request has the address where Slack reaches us', () => {
  const { features, settings } = createManifest(typedCommands, 'https://papers.example');
  const address = 'https://papers.example/slack/events';
  expect(features.slash_commands[0]).toMatchObject({ url: address });
  expect(settings).toMatchObject({
    event_subscriptions: { request_url: address },
    interactivity: { request_url: address },
    socket_mode_enabled: false,
  });
});
