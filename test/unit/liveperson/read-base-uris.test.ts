import { describe, expect, it } from '@jest/globals';
import { readBaseUris } from '../../../src/liveperson/read-base-uris.js';
import { fixture, fixtureNames } from '../../support/unit-fixture.js';

interface Entry {
  readonly service: string;
  readonly baseURI: string;
}

describe('readBaseUris', () => {
  const lists = fixtureNames(/^domain-base-uris\./);

  it('has samples to be held against', () => {
    expect(lists.length).toBe(4);
    expect(fixtureNames(/^domain-/).length).toBe(5);
  });

  it.each(lists)('reads every host of %s', (name) => {
    const sample = fixture<{ baseURIs: Entry[] }>(name);

    const hosts = readBaseUris(sample);

    expect([...(hosts ?? [])]).toEqual(sample.baseURIs.map(({ service, baseURI }) => [service, baseURI]));
  });

  it('reads the bare object of the single-service address', () => {
    const hosts = readBaseUris(fixture('domain-base-uri.single-service.response'));

    expect([...(hosts ?? [])]).toEqual([['asyncMessagingEnt', 'va.msg.liveperson.net']]);
  });

  it('reads an account without services', () => {
    expect(readBaseUris({ baseURIs: [] })?.size).toBe(0);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', '<html>'],
    ['a list', [{ service: 'idp', baseURI: 'a.liveperson.net' }]],
    ['an empty object', {}],
    ['no list', { baseURIs: 'a.liveperson.net' }],
    ['a null entry', { baseURIs: [null] }],
    ['an entry without a host', { baseURIs: [{ service: 'idp', account: '1' }] }],
    ['an entry without a service', { baseURIs: [{ baseURI: 'a.liveperson.net' }] }],
    ['a host that is no text', { baseURIs: [{ service: 'idp', baseURI: ['a.liveperson.net'] }] }],
  ])('does not read %s', (_what, body) => {
    expect(readBaseUris(body)).toBeUndefined();
  });
});
