import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const { bin, files, engines } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What each COPY takes from the repository, what is made in the image left out. */
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
  sources.split(' '),
);

test('the image copies only what there is, and .dockerignore lets through exactly that', () => {
  expect(copied.length).toBeGreaterThan(5);
  for (const file of copied) expect(existsSync(file), file).toBe(true);
  const lines = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
  const [everything, ...exceptions] = lines;
  expect(everything).toBe('*');
  expect(exceptions.map((line) => line.slice(1)).toSorted()).toEqual(
    [...new Set(copied)].toSorted(),
  );
});

test('the image and the unit start what the package starts, without root', () => {
  const start = /^ENTRYPOINT (.+)$/m.exec(dockerfile)?.[1] ?? '';
  expect(JSON.parse(start)).toEqual(['node', `/app/${bin.paperboy}`]);
  expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nRUN '));
  const unit = readFileSync('packaging/paperboy.service', 'utf8');
  expect(unit).toContain(`ExecStart=/usr/bin/node /opt/paperboy/${bin.paperboy} start`);
  expect(unit).toMatch(/^User=paperboy$/m);
});

test('under compose and systemd it can change no file but in its own folder', () => {
  const compose = readFileSync('compose.yaml', 'utf8');
  expect(compose).toMatch(/^ {4}read_only: true$/m);
  expect(compose).toMatch(/^ {4}cap_drop:\n {6}- ALL$/m);
  const unit = readFileSync('packaging/paperboy.service', 'utf8');
  expect(unit).toMatch(/^ProtectSystem=strict$/m);
  expect(unit).toMatch(/^NoNewPrivileges=true$/m);
});

test('the package brings the program and its settings, and is tried on every Node that it allows', () => {
  expect(files).toEqual(expect.arrayContaining(['dist', 'config']));
  const [oldest = ''] = /\d+/.exec(engines.node) ?? [];
  const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');
  expect(workflow).toContain(`node: [${oldest}, 22, 24]`);
});
