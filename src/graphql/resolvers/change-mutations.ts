import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Changes } from '../../conversations/changes.js';
import {
  ChangeTtrInput,
  CloseConversationInput,
  SubmitCsatInput,
  UpdateUserProfileInput,
} from '../inputs/change-inputs.js';
import type { ConversationTarget } from '../inputs/conversation-target.js';
import { presentConversation } from '../present-conversation.js';
import type { RequestContext } from '../request-context.js';
import {
  ChangeTtrPayload,
  CloseConversationPayload,
  SubmitCsatPayload,
  UpdateUserProfilePayload,
} from '../types/payloads.js';

@Resolver()
export class ChangeMutations {
  constructor(private readonly changes: Changes) {}

  @Mutation(() => CloseConversationPayload, {
    description:
      'Closes a conversation. Closing what is closed is no error. A closed conversation is never opened again.',
  })
  async closeConversation(
    @Arg('input', () => CloseConversationInput, { description: 'Which conversation, and how to close it.' })
    input: CloseConversationInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseConversationPayload> {
    context.report.accountIds.add(input.accountId);
    await takeCursor(input, context);
    const { record, alreadyClosed } = await this.changes.close(input, context);
    return { conversation: presentConversation(record), alreadyClosed };
  }

  @Mutation(() => UpdateUserProfilePayload, {
    description:
      "Sets the consumer's profile. Engagement attributes replace those sent before, they do not merge: send the full set every time.",
  })
  async updateUserProfile(
    @Arg('input', () => UpdateUserProfileInput, { description: 'Whose profile, and what it is.' })
    input: UpdateUserProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateUserProfilePayload> {
    context.report.accountIds.add(input.accountId);
    const id = await this.changes.profile(input, context);
    return { consumer: { accountId: input.accountId, id } };
  }

  @Mutation(() => SubmitCsatPayload, {
    description:
      "Answers LivePerson's older satisfaction survey, after the conversation was closed. Where the newer survey is set up it does nothing: answer that in its own dialog.",
  })
  async submitCsat(
    @Arg('input', () => SubmitCsatInput, { description: 'How satisfied the consumer was.' })
    input: SubmitCsatInput,
    @Ctx() context: RequestContext,
  ): Promise<SubmitCsatPayload> {
    context.report.accountIds.add(input.accountId);
    await takeCursor(input, context);
    return { conversation: presentConversation(await this.changes.csat(input, context)) };
  }

  @Mutation(() => ChangeTtrPayload, {
    description:
      'Changes how soon an answer is due. LivePerson documents it for its window API and does not confirm it for the Connector API, so it answers `FEATURE_NOT_ENABLED` unless the operator has set `UNCONFIRMED_OPERATIONS`.',
  })
  async changeTtr(
    @Arg('input', () => ChangeTtrInput, { description: 'How soon an answer is due.' }) input: ChangeTtrInput,
    @Ctx() context: RequestContext,
  ): Promise<ChangeTtrPayload> {
    context.report.accountIds.add(input.accountId);
    await takeCursor(input, context);
    return { conversation: presentConversation(await this.changes.ttr(input, context)) };
  }
}

/** Before the conversation changes, so that its `eventsCursor` misses nothing. */
function takeCursor(
  { accountId, conversationId }: ConversationTarget,
  { cursors }: RequestContext,
): Promise<void> {
  return cursors.take([{ accountId, id: conversationId }]);
}
