import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ChatStates } from '../../conversations/chat-states.js';
import type { Messages } from '../../conversations/messages.js';
import {
  AcknowledgeMessagesInput,
  ClickActionInput,
  SendTextInput,
  SetChatStateInput,
} from '../inputs/message-inputs.js';
import { presentMessage } from '../present-message.js';
import type { RequestContext } from '../request-context.js';
import {
  AcknowledgeMessagesPayload,
  ClickActionPayload,
  SendMessagePayload,
  SetChatStatePayload,
} from '../types/payloads.js';

@Resolver()
export class MessageMutations {
  constructor(
    private readonly messages: Messages,
    private readonly chatStates: ChatStates,
  ) {}

  @Mutation(() => SendMessagePayload, {
    description:
      'Sends a text into a dialog. Texts of one dialog arrive in the order in which they were accepted here. When the answer is lost on the way, the error is `OUTCOME_UNKNOWN`.',
  })
  async sendText(
    @Arg('input', () => SendTextInput, { description: 'The text, and where it goes.' }) input: SendTextInput,
    @Ctx() context: RequestContext,
  ): Promise<SendMessagePayload> {
    context.report.accountIds.add(input.accountId);
    const { message } = await this.messages.sendText(input, context);
    return { message: presentMessage(message) };
  }

  @Mutation(() => SetChatStatePayload, {
    description:
      'Shows what the consumer is doing, in the main dialog; surveys take no chat states. `COMPOSING` never sticks: the gateway sets `PAUSE` after a quiet time and after a text.',
  })
  async setChatState(
    @Arg('input', () => SetChatStateInput, { description: 'The state, and where it holds.' })
    input: SetChatStateInput,
    @Ctx() context: RequestContext,
  ): Promise<SetChatStatePayload> {
    context.report.accountIds.add(input.accountId);
    await this.chatStates.set(input, context);
    return { chatState: input.chatState };
  }

  @Mutation(() => AcknowledgeMessagesPayload, {
    description:
      'Tells the brand that messages arrived, were shown, or did not arrive. Repeating it changes nothing.',
  })
  async acknowledgeMessages(
    @Arg('input', () => AcknowledgeMessagesInput, { description: 'Which messages, and what to say of them.' })
    input: AcknowledgeMessagesInput,
    @Ctx() context: RequestContext,
  ): Promise<AcknowledgeMessagesPayload> {
    context.report.accountIds.add(input.accountId);
    await this.messages.acknowledge(input, context);
    return { sequences: input.sequences, status: input.status };
  }

  @Mutation(() => ClickActionPayload, {
    description:
      'Presses a quick reply or a button: sends the receipt of the click and, where the button publishes a text, the text, both with its metadata. When the second fails after the first, the outcome is `PARTIAL` or `UNKNOWN` and `details` says which part took effect.',
  })
  async clickAction(
    @Arg('input', () => ClickActionInput, { description: 'What was pressed.' }) input: ClickActionInput,
    @Ctx() context: RequestContext,
  ): Promise<ClickActionPayload> {
    context.report.accountIds.add(input.accountId);
    const sent = await this.messages.click(input, context);
    return { message: sent ? presentMessage(sent.message) : null };
  }
}
