import { ROUTES, type Route } from './routes.ts';

export interface Match {
  readonly route: Route;
  param(name: string): string;
}

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
}

const COMPILED: readonly Compiled[] = ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

export function findRoute(method: string, path: string): Match | undefined {
  for (const { route, pattern } of COMPILED) {
    if (route.method !== method) continue;
    const groups = pattern.exec(path)?.groups;
    if (groups || pattern.test(path))
      return { route, param: (name) => decodeURIComponent(groups?.[name] ?? '') };
  }
  return undefined;
}
