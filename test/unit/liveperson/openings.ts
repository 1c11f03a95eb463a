import type { NewConversation } from '../../../src/liveperson/create-conversation.js';

const accountId = '12345678';
const channelType = 'MESSAGING';

/** The profile of most samples. */
export const vipJohn = {
  customerInfo: { socialId: '1234567890', customerType: 'vip' },
  personalInfo: { firstName: 'John', lastName: 'Doe', gender: 'MALE' },
};

/** Typed input for each create-conversation sample that the gateway produces. */
export const openings: Readonly<Record<string, NewConversation>> = {
  'create-conversation.minimal.request': { accountId },
  'create-conversation.sdes.request': {
    accountId,
    userProfile: vipJohn,
    routing: { ttr: 'NORMAL', channelType },
  },
  'create-conversation.auto-messages.request': {
    accountId,
    userProfile: vipJohn,
    routing: {
      ttr: 'NORMAL',
      channelType,
      context: {
        type: 'SharkContext',
        visitorId: '',
        sessionId: '',
        interactionContextId: '2',
        language: 'en-US',
      },
    },
  },
  'create-conversation.campaign.request': {
    accountId,
    userProfile: vipJohn,
    routing: {
      skillId: '-1',
      ttr: 'NORMAL',
      channelType,
      campaign: { campaignId: '99999', engagementId: '888888' },
      context: {
        type: 'SharkContext',
        visitorId: 'A3ZTY3Zjk1MDExZTczYTU4',
        sessionId: 'ys2wSqaSRSOJGki7VhEDKQ',
        interactionContextId: '2',
        language: 'en-US',
      },
    },
  },
  'create-conversation.skill.duplicate-ids.request': {
    accountId,
    userProfile: vipJohn,
    routing: { skillId: '2736637412', ttr: 'NORMAL', channelType },
  },
  'create-conversation.uuid-ids.request': {
    accountId,
    userProfile: {
      customerInfo: {
        customerId: '138766AZE',
        socialId: '1125632',
        imei: '35433545688',
        userName: 'user000',
      },
      personalInfo: { firstName: 'John', lastName: 'Doe' },
    },
    routing: { channelType },
  },
};
