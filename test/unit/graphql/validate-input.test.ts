import { describe, expect, it } from '@jest/globals';
import { ClientPropertiesInput } from '../../../src/graphql/inputs/client-properties-input.js';
import { CreateConversationInput } from '../../../src/graphql/inputs/create-conversation-input.js';
import { CustomerInfoInput } from '../../../src/graphql/inputs/customer-info-input.js';
import {
  AddressInput,
  AgeInput,
  ContactInput,
  PersonalInfoInput,
} from '../../../src/graphql/inputs/personal-info-input.js';
import {
  CampaignInput,
  ConversationContextInput,
  RoutingInput,
} from '../../../src/graphql/inputs/routing-input.js';
import {
  PrivateDataInput,
  PushNotificationInput,
  UserProfileInput,
} from '../../../src/graphql/inputs/user-profile-input.js';
import { validateInput } from '../../../src/graphql/validate-input.js';
import { thrownGatewayError } from '../../support/unit-error.js';
import { inputOf, problemsOf } from './input-of.js';

const create = (members: object) =>
  inputOf(CreateConversationInput, { accountId: '1', ifOpen: 'REJECT', ...members });
const contacts = (count: number, over: object = {}) =>
  Array.from({ length: count }, () => inputOf(ContactInput, { email: 'a@b', ...over }));
const withContacts = (list: readonly ContactInput[]) =>
  create({
    userProfile: inputOf(UserProfileInput, { personalInfo: inputOf(PersonalInfoInput, { contacts: list }) }),
  });

describe('validateInput', () => {
  it('names every refused place of an input at once, at any depth', () => {
    const input = create({
      accountId: '../1',
      userProfile: inputOf(UserProfileInput, {
        avatarUrl: 'no address',
        privateData: inputOf(PrivateDataInput, {
          mail: 'no mail',
          pushNotification: inputOf(PushNotificationInput, { token: 'x'.repeat(5001) }),
        }),
        customerInfo: inputOf(CustomerInfoInput, { lastPaymentDate: '2023-02-30' }),
        personalInfo: inputOf(PersonalInfoInput, {
          age: inputOf(AgeInput, { month: 13 }),
          contacts: [
            inputOf(ContactInput, { email: 'a@b' }),
            inputOf(ContactInput, { address: inputOf(AddressInput, { country: 'x'.repeat(5001) }) }),
          ],
        }),
      }),
      routing: inputOf(RoutingInput, {
        channelType: 'MESSAGING',
        skillId: 'a',
        campaign: inputOf(CampaignInput, { campaignId: '', engagementId: '1' }),
        context: inputOf(ConversationContextInput, { type: 'T', language: '!' }),
      }),
      client: inputOf(ClientPropertiesInput, { ipAddress: '::1' }),
    });

    expect(
      problemsOf(input)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'input.accountId',
      'input.client.ipAddress',
      'input.routing.campaign.campaignId',
      'input.routing.context.language',
      'input.routing.skillId',
      'input.userProfile.avatarUrl',
      'input.userProfile.customerInfo.lastPaymentDate',
      'input.userProfile.personalInfo.age.month',
      'input.userProfile.personalInfo.contacts.1.address.country',
      'input.userProfile.privateData.mail',
      'input.userProfile.privateData.pushNotification.token',
    ]);
  });

  it('says of each place what it must be, and is unsent', () => {
    const error = thrownGatewayError(() => validateInput(create({ consumerId: '' })));

    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', outcome: 'NOT_SENT', safeToRepeat: true });
    expect(error.facts.fields).toEqual([
      {
        path: 'input.consumerId',
        messages: ['consumerId must be an id of 1 to 256 characters without control characters'],
      },
    ]);
  });

  it('never repeats a refused value', () => {
    const secret = 'hunter2 SECRET\n';
    const profile = inputOf(UserProfileInput, {
      avatarUrl: secret,
      customerInfo: inputOf(CustomerInfoInput, {
        currency: secret,
        registrationDate: secret,
        customerId: secret,
      }),
      personalInfo: inputOf(PersonalInfoInput, { gender: secret, language: secret }),
    });
    const client = inputOf(ClientPropertiesInput, {
      os: secret,
      ipAddress: secret,
      appVersion: secret.repeat(9),
    });

    const error = thrownGatewayError(() =>
      validateInput(create({ accountId: secret, userProfile: profile, client })),
    );

    expect(error.facts.fields).toHaveLength(10);
    expect(JSON.stringify([error.message, error.facts])).not.toMatch(/hunter2|SECRET/);
  });

  it('takes twenty contacts and no more', () => {
    expect(problemsOf(withContacts(contacts(20)))).toEqual([]);
    expect(problemsOf(withContacts(contacts(21))).map(({ path }) => path)).toEqual([
      'input.userProfile.personalInfo.contacts',
    ]);
  });

  it('reports a bounded number of places', () => {
    const bad = contacts(20, { email: 'x', phone: 'x'.repeat(65), phoneType: 'x' });

    expect(problemsOf(withContacts(bad))).toHaveLength(50);
  });

  it.each([null, undefined, 'text', 5, true, [], ['text']])('leaves %j to the GraphQL types', (value) => {
    expect(() => validateInput(value as object)).not.toThrow();
  });
});
