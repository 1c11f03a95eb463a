import { describe, expect, it } from '@jest/globals';
import { ClientFeature } from '../../src/graphql/enums.js';
import { create, createdIn } from '../support/create-conversation.js';
import { withPair } from '../support/start-pair.js';
import { withoutIds } from '../support/without-ids.js';

const userProfile = {
  firstName: 'Zoë',
  lastName: "O'Brien",
  avatarUrl: 'https://pictures.example/zoe.png',
  description: 'two lines\nand an emoji 🦊',
  backgroundImageUrl: 'http://pictures.example/back.png',
  privateData: {
    mobileNumber: '+49 170 1234567',
    mail: 'zoe@mail.example',
    pushNotification: { serviceName: 'apns', certName: 'cert-1', token: 'device-token-1' },
  },
  customerInfo: {
    customerId: 'customer-7',
    socialId: 'social-7',
    imei: '3543546543545688',
    userName: 'zoe7',
    customerType: 'vip',
    customerStatus: 'cancelled',
    balance: -400.99,
    currency: 'USD',
    companySize: 500,
    companyBranch: 'Fishing',
    accountName: 'bank corp',
    role: 'broker',
    lastPaymentDate: '2014-10-15',
    registrationDate: '2024-02-29',
    loginStatus: -1,
    storeNumber: '123865',
    storeZipCode: '20505',
  },
  personalInfo: {
    firstName: 'Zoë',
    lastName: "O'Brien",
    age: { age: 34, year: 1980, month: 4, day: 15 },
    contacts: [
      {
        email: 'zoe@mail.example',
        phone: '+1 212-788-8877',
        phoneType: 'HOME_FAX',
        address: { country: 'Germany', region: 'Berlin' },
      },
      { phone: '2', phoneType: 'MOBILE' },
    ],
    gender: 'OTHER',
    language: 'de-DE',
    company: 'company-7',
  },
};

const routing = {
  skillId: '1234567890',
  ttr: 'PRIORITIZED',
  channelType: 'MESSAGING',
  campaign: { campaignId: '99', engagementId: '100' },
  context: {
    type: 'SharkContext',
    visitorId: 'visitor-7',
    sessionId: '',
    interactionContextId: '2',
    language: 'en-US',
  },
};

const client = {
  appId: 'whatsapp',
  appVersion: '1.0',
  ipAddress: '127.0.0.1',
  deviceFamily: 'DESKTOP',
  os: 'WINDOWS',
  osVersion: '10',
  osName: 'Ωs "quoted"',
  integration: 'WEB_SDK',
  integrationVersion: '2',
  browser: 'OPERA',
  browserVersion: '7',
  timeZone: 'Europe/Athens',
  deviceManufacture: 'Maker',
  deviceModel: 'Model',
  features: Object.keys(ClientFeature),
};

const wireProfile = {
  firstName: 'Zoë',
  lastName: "O'Brien",
  avatarUrl: 'https://pictures.example/zoe.png',
  backgndImgUri: 'http://pictures.example/back.png',
  description: 'two lines\nand an emoji 🦊',
  privateData: {
    mobileNum: '+49 170 1234567',
    mail: 'zoe@mail.example',
    pushNotificationData: { serviceName: 'apns', certName: 'cert-1', token: 'device-token-1' },
  },
  authenticatedData: {
    lp_sdes: [
      {
        type: 'ctmrinfo',
        info: {
          ctype: 'vip',
          cstatus: 'cancelled',
          balance: -400.99,
          currency: 'USD',
          customerId: 'customer-7',
          socialId: 'social-7',
          imei: '3543546543545688',
          userName: 'zoe7',
          companySize: 500,
          companyBranch: 'Fishing',
          accountName: 'bank corp',
          role: 'broker',
          lastPaymentDate: { day: 15, month: 10, year: 2014 },
          registrationDate: { day: 29, month: 2, year: 2024 },
          loginStatus: -1,
          storeNumber: '123865',
          storeZipCode: '20505',
        },
      },
      {
        type: 'personal',
        personal: {
          firstname: 'Zoë',
          lastname: "O'Brien",
          age: { age: 34, year: 1980, month: 4, day: 15 },
          contacts: [
            {
              email: 'zoe@mail.example',
              phone: '+1 212-788-8877',
              phoneType: 'HOME_FAX',
              address: { country: 'Germany', region: 'Berlin' },
            },
            { phone: '2', phoneType: 'MOBILE' },
          ],
          gender: 'OTHER',
          language: 'de-DE',
          company: 'company-7',
        },
      },
    ],
  },
};

describe('the fields of createConversation', () => {
  it('all reach the wire, in their wire shape', async () => {
    await withPair(async (pair) => {
      const { conversation } = createdIn(await create(pair, { userProfile, routing, client }));
      const call = (await pair.sandbox.calls()).at(-1);
      expect(withoutIds(call?.body)).toEqual([
        { kind: 'req', type: 'userprofile.SetUserProfile', body: wireProfile },
        {
          kind: 'req',
          type: 'cm.ConsumerRequestConversation',
          body: {
            brandId: pair.accountId,
            channelType: 'MESSAGING',
            ttrDefName: 'PRIORITIZED',
            skillId: '1234567890',
            campaignInfo: { campaignId: '99', engagementId: '100' },
            conversationContext: {
              type: 'SharkContext',
              visitorId: 'visitor-7',
              sessionId: '',
              interactionContextId: '2',
              lang: 'en-US',
            },
          },
        },
      ]);
      expect(conversation).toMatchObject({ ttr: 'PRIORITIZED', skill: { id: '1234567890' } });
    });
  });

  it('of the client become one Client-Properties header, in ASCII', async () => {
    await withPair(async (pair) => {
      createdIn(await create(pair, { client }));
      const header = (await pair.sandbox.calls()).at(-1)?.headers['client-properties'] ?? '';
      expect(header).toMatch(/^[\x20-\x7e]+$/);
      expect(JSON.parse(header)).toEqual({ type: '.ClientProperties', ...client });
    });
  });

  it('that are absent or null stay absent on the wire', async () => {
    await withPair(async (pair) => {
      const nulls = { userProfile: { firstName: null, customerInfo: null }, routing: null, client: null };
      createdIn(await create(pair, nulls));
      const call = (await pair.sandbox.calls()).at(-1);
      expect(withoutIds(call?.body)).toEqual([
        { kind: 'req', type: 'userprofile.SetUserProfile', body: {} },
        { kind: 'req', type: 'cm.ConsumerRequestConversation', body: { brandId: pair.accountId } },
      ]);
      expect(call?.headers).not.toHaveProperty('client-properties');
    });
  });
});
