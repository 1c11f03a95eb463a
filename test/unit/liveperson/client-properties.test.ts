import { describe, expect, it } from '@jest/globals';
import { clientPropertiesHeader } from '../../../src/liveperson/client-properties.js';
import type { ClientProperties } from '../../../src/liveperson/client-properties.js';
import { fixture, fixtureNames } from '../../support/unit-fixture.js';

const samples: Readonly<Record<string, ClientProperties>> = {
  'client-properties.auto-messages.header': { features: ['AUTO_MESSAGES'] },
  'client-properties.mobile.header': { deviceFamily: 'MOBILE', os: 'ANDROID' },
  'client-properties.survey.header': {
    appId: 'webAsync',
    integration: 'WEB_SDK',
    integrationVersion: '3.0.5',
    features: ['RICH_CONTENT', 'QUICK_REPLIES', 'MULTI_DIALOG'],
  },
};

describe('clientPropertiesHeader', () => {
  it.each(Object.entries(samples))('writes %s', (name, client) => {
    expect(JSON.parse(clientPropertiesHeader(client))).toStrictEqual(fixture(name));
  });

  it('is held against every sample', () => {
    expect(Object.keys(samples).sort()).toEqual(fixtureNames(/^client-properties\./));
  });

  it('keeps to visible ASCII and can be read back', () => {
    const deviceModel = 'Größe 日本 😀 \r\n\t\u0000\u007f \u2028 "quoted" \\';

    const header = clientPropertiesHeader({ deviceModel });

    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(header)).toEqual({ type: '.ClientProperties', deviceModel });
  });

  it('leaves null members out', () => {
    expect(clientPropertiesHeader({ appId: null, features: null })).toBe('{"type":".ClientProperties"}');
  });
});
