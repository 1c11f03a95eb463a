import { describe, expect, it } from '@jest/globals';
import { createConversation } from '../../../src/liveperson/create-conversation.js';
import type { NewConversation } from '../../../src/liveperson/create-conversation.js';
import { fixture, fixtureNames } from '../../support/unit-fixture.js';
import { notProduced } from './not-produced.js';
import { openings } from './openings.js';

interface Sample {
  readonly id: string;
}

/** What goes over the wire, member by member: an absent member is absent, not undefined. */
const onTheWire = (opening: NewConversation, [profile, conversation]: readonly [string, string]): unknown =>
  JSON.parse(JSON.stringify(createConversation(opening, { profile, conversation })));

describe('createConversation', () => {
  it.each(Object.entries(openings))('builds %s', (name, opening) => {
    const text = JSON.stringify(fixture(name)).replaceAll('{accountid}', '12345678');
    const sample = JSON.parse(text) as [Sample, Sample];

    expect(onTheWire(opening, [sample[0].id, sample[1].id])).toStrictEqual(sample);
  });

  it('knows of every sample whether it is built', () => {
    const known = [...Object.keys(openings), ...notProduced.map((entry) => entry.fixture)];

    expect(known.sort()).toEqual(fixtureNames(/^create-conversation\..*\.request$/));
  });

  it('leaves null members out at every depth', () => {
    const nothing = {
      firstName: null,
      avatarUrl: null,
      privateData: { mobileNumber: null, mail: null, pushNotification: { serviceName: null, token: null } },
      customerInfo: { customerId: null, balance: null, lastPaymentDate: null },
      personalInfo: {
        firstName: null,
        age: { age: null, year: null },
        contacts: [{ email: null, address: null }],
      },
    };
    const routing = {
      channelType: 'MESSAGING',
      skillId: null,
      ttr: null,
      campaign: null,
      context: { type: 'SharkContext', visitorId: null, language: null },
    };

    const wire = onTheWire({ accountId: '1', userProfile: nothing, routing }, ['a', 'b']);

    expect(JSON.stringify(wire)).not.toContain('null');
    expect(wire).toEqual([
      {
        kind: 'req',
        id: 'a',
        type: 'userprofile.SetUserProfile',
        body: {
          privateData: { pushNotificationData: {} },
          authenticatedData: {
            lp_sdes: [
              { type: 'ctmrinfo', info: {} },
              { type: 'personal', personal: { age: {}, contacts: [{}] } },
            ],
          },
        },
      },
      {
        kind: 'req',
        id: 'b',
        type: 'cm.ConsumerRequestConversation',
        body: { channelType: 'MESSAGING', brandId: '1', conversationContext: { type: 'SharkContext' } },
      },
    ]);
  });

  it('sends zero, false-like numbers and empty texts as they are', () => {
    const userProfile = { firstName: '', customerInfo: { balance: 0, companySize: 0, loginStatus: 0 } };

    const [profile] = createConversation(
      { accountId: '1', userProfile },
      { profile: 'a', conversation: 'b' },
    );

    expect(profile.body).toEqual({
      firstName: '',
      authenticatedData: {
        lp_sdes: [{ type: 'ctmrinfo', info: { balance: 0, companySize: 0, loginStatus: 0 } }],
      },
    });
  });

  it('sends no authenticated data without engagement attributes', () => {
    const userProfile = { firstName: 'John', customerInfo: null };

    const [profile] = createConversation(
      { accountId: '1', userProfile },
      { profile: 'a', conversation: 'b' },
    );

    expect(profile.body).toStrictEqual({ firstName: 'John' });
  });
});
