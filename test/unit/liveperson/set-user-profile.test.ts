import { describe, expect, it } from '@jest/globals';
import { setUserProfile } from '../../../src/liveperson/set-user-profile.js';
import { fixture } from '../../support/unit-fixture.js';
import { vipJohn } from './openings.js';

interface ProfileRequest {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

describe('setUserProfile', () => {
  it('builds the profile request of the Send API', () => {
    expect(JSON.parse(JSON.stringify(setUserProfile('1', vipJohn)))).toStrictEqual(
      fixture('set-user-profile.send.request'),
    );
  });

  it('names the plain profile fields as the demo app does, its role apart', () => {
    const [sample] = fixture<[ProfileRequest]>('create-conversation.demo-app.request');
    const { role: _role, ...body } = sample.body;

    const request = setUserProfile(sample.id, {
      firstName: 'WEB UI USER',
      lastName: '',
      avatarUrl: 'http://avatarurl.com',
      backgroundImageUrl: 'http://something.com',
      description: 'Test Description',
      privateData: {
        mobileNumber: '1750345346',
        mail: 'test@email.com',
        pushNotification: { serviceName: 'Service', certName: 'CertName', token: 'TOKEN' },
      },
    });

    expect(JSON.parse(JSON.stringify(request))).toStrictEqual({ ...sample, body });
  });
});
