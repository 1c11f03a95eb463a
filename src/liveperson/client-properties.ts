import { present } from './optional.js';
import type { Optional } from './optional.js';

/** The consumer's application, device and abilities (MWS infra/clientPropertiesHeader.json). */
export interface ClientProperties {
  readonly appId?: Optional<string>;
  readonly appVersion?: Optional<string>;
  readonly ipAddress?: Optional<string>;
  readonly deviceFamily?: Optional<string>;
  readonly os?: Optional<string>;
  readonly osVersion?: Optional<string>;
  readonly osName?: Optional<string>;
  readonly integration?: Optional<string>;
  readonly integrationVersion?: Optional<string>;
  readonly browser?: Optional<string>;
  readonly browserVersion?: Optional<string>;
  readonly timeZone?: Optional<string>;
  readonly deviceManufacture?: Optional<string>;
  readonly deviceModel?: Optional<string>;
  readonly features?: Optional<readonly string[]>;
}

/** The `Client-Properties` header: one JSON text, type `.ClientProperties` (EX, PCS), in ASCII as headers must be. */
export function clientPropertiesHeader(client: ClientProperties): string {
  const value = {
    type: '.ClientProperties',
    ...present({
      appId: client.appId,
      appVersion: client.appVersion,
      ipAddress: client.ipAddress,
      deviceFamily: client.deviceFamily,
      os: client.os,
      osVersion: client.osVersion,
      osName: client.osName,
      integration: client.integration,
      integrationVersion: client.integrationVersion,
      browser: client.browser,
      browserVersion: client.browserVersion,
      timeZone: client.timeZone,
      deviceManufacture: client.deviceManufacture,
      deviceModel: client.deviceModel,
      features: client.features,
    }),
  };
  return JSON.stringify(value).replace(/[^\x20-\x7e]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
