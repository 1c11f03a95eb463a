import { domainRoutes } from './domain-api/domain-routes.js';
import { swiftRoutes } from './files/swift-routes.js';
import { historyRoutes } from './history/history-routes.js';
import type { Route } from './http/route.js';
import { idpRoutes } from './idp/idp-routes.js';
import { restRoutes } from './messaging-rest/rest-routes.js';
import { messagingRoutes } from './messaging/messaging-routes.js';
import type { SandboxParts } from './sandbox-parts.js';
import { sentinelRoutes } from './sentinel/sentinel-routes.js';

/** The paths of every service, the busiest first. */
export const sandboxRoutes = (parts: SandboxParts): readonly Route[] => [
  ...messagingRoutes(parts),
  ...idpRoutes(parts),
  ...sentinelRoutes(parts),
  ...domainRoutes(parts),
  ...swiftRoutes(parts.files),
  ...historyRoutes(parts),
  ...restRoutes(parts),
];
