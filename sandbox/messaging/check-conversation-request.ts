import { ItemRefusal } from './item-refusal.js';
import { isListOf, isObjectOf, isOneOf, isText, wrongMember, type MemberRule } from './member-rules.js';
import { isRecord } from '../values/is-record.js';

const isId: MemberRule = (value) =>
  /^\d{1,19}$/.test(typeof value === 'number' ? String(value) : asText(value));
// At most ten digits (REL19); -1 means any skill (CONV).
const isSkill: MemberRule = (value) =>
  /^(-1|\d{1,10})$/.test(typeof value === 'number' ? String(value) : asText(value));
const isLanguage: MemberRule = (value) => /^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/.test(asText(value));
const isCampaign: MemberRule = (value) =>
  isRecord(value) && isId(value['campaignId']) && isId(value['engagementId']);
const isContext = isObjectOf({
  type: isText,
  visitorId: isText,
  sessionId: isText,
  interactionContextId: (value) => typeof value === 'string' || Number.isSafeInteger(value),
  lang: isLanguage,
  features: isListOf(isText),
  clientProperties: isObjectOf({}),
});

const rules = {
  channelType: isOneOf('MESSAGING'),
  ttrDefName: isOneOf('NORMAL', 'URGENT', 'PRIORITIZED', 'CUSTOM', null),
  skillId: isSkill,
  campaignInfo: isCampaign,
  conversationContext: isContext,
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Refuses the body of a `cm.ConsumerRequestConversation` whose known members do not fit (CONV). */
export function checkConversationRequest(body: Record<string, unknown>): void {
  const wrong = wrongMember(body, rules);
  if (wrong) throw new ItemRefusal(`Consumer request conversation failed: ${wrong} is invalid`);
}
