/** The import rules of docs/architecture.md, as a check. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}` },
  to: { path: '^src/', pathNot: allowed.map((folder) => `^src/${folder}`) },
});

module.exports = {
  forbidden: [
    only('core-is-alone', 'core/', ['core/'], 'core imports nothing of ours outside core'),
    {
      name: 'core-is-pure',
      comment: 'core may use no library that reads, writes or talks; a hash does none of it',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        pathNot: [
          '^src/core/',
          '^node_modules/(temporal-polyfill|temporal-spec|temporal-utils|zod)/',
          '^(node:)?crypto$',
        ],
      },
    },
    only('commands-use-core', 'commands/', ['commands/', 'core/']),
    only('config-uses-core', 'config/', ['config/', 'core/']),
    only('sources-use-core', 'sources/', ['sources/', 'core/']),
    only('storage-uses-core', 'storage/', ['storage/', 'core/']),
    only('service-uses-core', 'service/', ['service/', 'core/']),
    {
      name: 'adapters-use-core-and-command-types',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/commands/', '^src/adapters/$1/'] },
    },
    {
      name: 'sources-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/sources/([^/]+)/' },
      to: { path: '^src/sources/([^/]+)/', pathNot: '^src/sources/$1/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
