import { present } from './optional.js';
import type { Optional } from './optional.js';
import type { WireRequest } from './wire-request.js';

/** Where the consumer comes from, as LivePerson's Monitoring API told (CONV). Empty texts are legal. */
export interface ConversationContext {
  readonly type: string;
  readonly visitorId?: Optional<string>;
  readonly sessionId?: Optional<string>;
  readonly interactionContextId?: Optional<string>;
  /** IETF tag such as `en-US`. */
  readonly language?: Optional<string>;
}

/** Who is to answer, and how soon. */
export interface Routing {
  /** `-1` for any skill; at most 10 digits (CONV, REL19). */
  readonly skillId?: Optional<string>;
  readonly ttr?: Optional<string>;
  readonly channelType: string;
  readonly campaign?: Optional<{ readonly campaignId: string; readonly engagementId: string }>;
  readonly context?: Optional<ConversationContext>;
}

/** `cm.ConsumerRequestConversation`; `brandId` is the account (CONV 5.2). */
export function requestConversation(id: string, accountId: string, routing: Optional<Routing>): WireRequest {
  return { kind: 'req', id, type: 'cm.ConsumerRequestConversation', body: bodyOf(accountId, routing) };
}

function bodyOf(accountId: string, routing: Optional<Routing>) {
  if (!routing) return { brandId: accountId };
  const { campaign, context } = routing;
  return present({
    ttrDefName: routing.ttr,
    campaignInfo: campaign && { campaignId: campaign.campaignId, engagementId: campaign.engagementId },
    conversationContext: context && contextOf(context),
    channelType: routing.channelType,
    brandId: accountId,
    skillId: routing.skillId,
  });
}

function contextOf({ type, visitorId, sessionId, interactionContextId, language }: ConversationContext) {
  return present({ visitorId, sessionId, interactionContextId, type, lang: language });
}
