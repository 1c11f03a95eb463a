import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { ConversationContext, Routing } from '../../liveperson/request-conversation.js';
import { ChannelType, Ttr } from '../enums.js';
import { OptionalEnum, OptionalForm, OptionalId, OptionalInput, OptionalText, RequiredId } from './rules.js';

const campaignForm = /^[A-Za-z0-9_-]{1,64}$/;
const campaignWords = 'an id of 1 to 64 letters and digits';

@InputType({
  description:
    'A campaign and one of its engagements: the way of routing that LivePerson prefers, and a condition of its reports.',
})
export class CampaignInput {
  @RequiredId('Id of the campaign.', campaignForm, campaignWords)
  campaignId!: string;

  @RequiredId('Id of the engagement.', campaignForm, campaignWords)
  engagementId!: string;
}

@InputType({
  description:
    "Where the consumer comes from, as LivePerson's Monitoring API told. Empty texts are sent as they are.",
})
export class ConversationContextInput implements ConversationContext {
  @Field(() => String, {
    defaultValue: 'SharkContext',
    description: 'Kind of context; `SharkContext` goes with ids of the Monitoring API and with campaigns.',
  })
  @MaxLength(64)
  type!: string;

  @OptionalText("Visitor id of LivePerson's Monitoring API.", 256)
  visitorId?: string | null;

  @OptionalText("Session id of LivePerson's Monitoring API.", 256)
  sessionId?: string | null;

  @OptionalId('`contextId` of the Monitoring API.', /^[^\p{Cc}]{0,256}$/u, 'an id of at most 256 characters')
  interactionContextId?: string | null;

  @OptionalForm(
    'Language, as an IETF tag such as `en-US`; the engagement must be set up for it. `lang` on the wire.',
    /^(?=.{1,64}$)[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*$/,
    'a language tag such as en-US',
  )
  language?: string | null;
}

@InputType({ description: "Who is to answer, and how soon: LivePerson's `cm.ConsumerRequestConversation`." })
export class RoutingInput implements Routing {
  @OptionalId(
    'Skill that is to answer, at most 10 digits; `-1` is any skill. LivePerson advises campaigns instead.',
    /^(-1|\d{1,10})$/,
    'at most 10 digits, or -1 for any skill',
  )
  skillId?: string | null;

  @OptionalEnum(Ttr, 'How soon an answer is due. `ttrDefName` on the wire.')
  ttr?: string | null;

  @Field(() => ChannelType, { defaultValue: 'MESSAGING', description: 'Kind of channel.' })
  channelType!: string;

  @OptionalInput(() => CampaignInput, 'Campaign and engagement that the consumer comes from.')
  campaign?: CampaignInput | null;

  @OptionalInput(() => ConversationContextInput, 'Where the consumer comes from.')
  context?: ConversationContextInput | null;
}
