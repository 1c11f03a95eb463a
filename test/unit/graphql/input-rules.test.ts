import { describe } from '@jest/globals';
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
import {
  accountIds,
  campaignIds,
  day,
  email,
  holdsRules,
  id,
  key,
  language,
  text,
  webAddress,
  whole,
  word,
} from './rule-table.js';
import type { ClassRules } from './rule-table.js';

/** For each class: members that make a sound input, and the rule of each member. */
const classes: readonly ClassRules[] = [
  [
    CreateConversationInput,
    { accountId: '12345678', ifOpen: 'REJECT' },
    {
      accountId: accountIds,
      consumerId: [id(256)[0], [...id(256)[1], 'a\u0085b', 'a\u007f']],
      idempotencyKey: key,
    },
    'accountId',
  ],
  [
    UserProfileInput,
    {},
    {
      firstName: text(),
      lastName: text(),
      description: text(),
      avatarUrl: webAddress,
      backgroundImageUrl: webAddress,
    },
  ],
  [PrivateDataInput, {}, { mobileNumber: text(64), mail: email }],
  [PushNotificationInput, {}, { serviceName: text(), certName: text(), token: text() }],
  [
    CustomerInfoInput,
    {},
    {
      customerId: id(256),
      socialId: id(256),
      imei: text(64),
      userName: text(),
      customerType: text(),
      customerStatus: text(),
      balance: [[0, -400.99, 1e300], []],
      currency: [
        ['USD', 'eur'],
        ['', 'US', 'USDX', '123', 'U D', 5],
      ],
      companySize: whole(0, 2_147_483_647),
      companyBranch: text(),
      accountName: text(),
      role: text(),
      lastPaymentDate: day,
      registrationDate: day,
      loginStatus: whole(-2_147_483_648, 2_147_483_647),
      storeNumber: text(),
      storeZipCode: text(),
    },
  ],
  [
    PersonalInfoInput,
    {},
    {
      firstName: text(),
      lastName: text(),
      gender: word('FEMALE', 'MALE', 'OTHER'),
      language,
      company: text(),
    },
  ],
  [AgeInput, {}, { age: whole(0, 150), year: whole(1850, 2200), month: whole(1, 12), day: whole(1, 31) }],
  [AddressInput, {}, { country: text(), region: text() }],
  [
    ContactInput,
    {},
    {
      email,
      phone: text(64),
      phoneType: word('HOME', 'MOBILE', 'WORK', 'FAX', 'MAIN', 'HOME_FAX', 'WORK_FAX', 'PAGER', 'OTHER'),
    },
  ],
  [
    RoutingInput,
    { channelType: 'MESSAGING' },
    {
      skillId: [
        ['-1', '0', '2736637412'],
        ['', '-2', '12345678901', 'a', '1 ', '1\n', '１', 5],
      ],
      ttr: word('URGENT', 'NORMAL', 'PRIORITIZED', 'CUSTOM'),
    },
  ],
  [
    CampaignInput,
    { campaignId: '1', engagementId: '2' },
    { campaignId: campaignIds, engagementId: campaignIds },
    'campaignId',
    'engagementId',
  ],
  [
    ConversationContextInput,
    { type: 'SharkContext' },
    {
      type: [
        ['SharkContext', 'x'.repeat(64)],
        ['x'.repeat(65), 5],
      ],
      visitorId: text(256),
      sessionId: text(256),
      interactionContextId: [
        ['', '2', 'x'.repeat(256)],
        ['a\nb', 'x'.repeat(257), 5],
      ],
      language,
    },
    'type',
  ],
  [
    ClientPropertiesInput,
    {},
    {
      appId: text(64),
      appVersion: text(32),
      ipAddress: [
        ['0.0.0.0', '127.0.0.1', '255.255.255.255', '99.100.199.249'],
        [
          '',
          '256.0.0.1',
          '1.2.3',
          '1.2.3.4.5',
          '1.2.3.4.',
          '01.2.3.4',
          '1.2.3.4\n',
          '::1',
          'a.b.c.d',
          '1.2.3.-4',
          5,
        ],
      ],
      deviceFamily: word('DESKTOP', 'TABLET', 'MOBILE', 'OTHER'),
      os: word('WINDOWS', 'LINUX', 'OSX', 'ANDROID', 'IOS', 'OTHER'),
      osVersion: text(64),
      osName: text(64),
      integration: word('WEB_SDK', 'MOBILE_SDK', 'BRAND_SDK'),
      integrationVersion: text(64),
      browser: text(64),
      browserVersion: text(64),
      timeZone: text(64),
      deviceManufacture: text(64),
      deviceModel: text(64),
      features: [
        [[], ['AUTO_MESSAGES'], ['RICH_CONTENT', 'QUICK_REPLIES', 'MULTI_DIALOG']],
        [['RICH_CONTENT', 'RICH_CONTENT'], Array.from({ length: 11 }, (_, index) => String(index))],
      ],
    },
  ],
];

describe('The inputs of createConversation', () => {
  holdsRules(classes);
});
