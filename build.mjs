// Makes one program of all modules: Node then reads one file at start instead of a thousand, and
// Paperboy is there in a third of the time. Types are checked by `npm run types`, not here.
import { cpSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  // What is imported on demand is read on demand.
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // The first loads a compiled addon from its own folder; the others are read only where a token is
  // set.
  external: ['better-sqlite3', 'discord.js', '@slack/*'],
  // Bundled CommonJS packages ask for Node's own modules by `require`, which ES modules lack.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
cpSync('src/adapters/local/browser', 'dist/browser', { recursive: true });
