import type { PathParts, Route } from './route.js';

/** A route and the parts of the path it matched. */
export interface RouteMatch<Service> {
  readonly route: Route<Service>;
  readonly parts: PathParts;
}

/** The first route whose pattern fits the path. */
export function matchRoute<Service>(
  routes: readonly Route<Service>[],
  path: string,
): RouteMatch<Service> | undefined {
  for (const route of routes) {
    const match = route.pattern.exec(path);
    if (match) return { route, parts: decodeParts(match.groups ?? {}) };
  }
  return undefined;
}

function decodeParts(groups: Record<string, string>): PathParts {
  const parts: Record<string, string> = {};
  for (const [name, text] of Object.entries(groups)) parts[name] = decode(text);
  return parts;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A broken escape names nothing that exists, so it is refused as unknown further on.
  }
}
