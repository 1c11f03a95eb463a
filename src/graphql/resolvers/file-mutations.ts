import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { FileLinks } from '../../conversations/file-links.js';
import type { Files } from '../../conversations/files.js';
import type { Messages } from '../../conversations/messages.js';
import { RequestFileDownloadInput, RequestFileUploadInput } from '../inputs/change-inputs.js';
import { SendFileInput } from '../inputs/message-inputs.js';
import { presentMessage } from '../present-message.js';
import type { RequestContext } from '../request-context.js';
import {
  RequestFileDownloadPayload,
  RequestFileUploadPayload,
  SendMessagePayload,
} from '../types/payloads.js';

/** How long a link of the gateway leads to a file. */
const linkLifetimeMs = 3_600_000;

@Resolver()
export class FileMutations {
  constructor(
    private readonly files: Files,
    private readonly links: FileLinks,
    private readonly messages: Messages,
    private readonly now: () => number,
  ) {}

  @Mutation(() => RequestFileUploadPayload, {
    description:
      "Asks for an address to upload a file to, for a PUT of the caller's own; `POST /files` uploads through the gateway instead. JPG, JPEG, PNG and GIF up to 3 MB; anything else is `FILE_REFUSED`.",
  })
  async requestFileUpload(
    @Arg('input', () => RequestFileUploadInput, { description: 'Which file, for which conversation.' })
    input: RequestFileUploadInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestFileUploadPayload> {
    context.report.accountIds.add(input.accountId);
    const { url, relativePath, expiresAt } = await this.files.requestUpload(input, context);
    return { url, relativePath, expiresAt: new Date(expiresAt) };
  }

  @Mutation(() => SendMessagePayload, {
    description:
      'Sends a file that was uploaded before into a dialog, with a caption and a preview. When the answer is lost on the way, the error is `OUTCOME_UNKNOWN`.',
  })
  async sendFile(
    @Arg('input', () => SendFileInput, { description: 'The file, and where it goes.' }) input: SendFileInput,
    @Ctx() context: RequestContext,
  ): Promise<SendMessagePayload> {
    context.report.accountIds.add(input.accountId);
    const { message } = await this.messages.sendFile(input, context);
    return { message: presentMessage(message) };
  }

  @Mutation(() => RequestFileDownloadPayload, {
    description: 'Asks for an address to download a file from.',
  })
  async requestFileDownload(
    @Arg('input', () => RequestFileDownloadInput, { description: 'Which file of which conversation.' })
    input: RequestFileDownloadInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestFileDownloadPayload> {
    context.report.accountIds.add(input.accountId);
    const { url, expiresAt } = await this.files.requestDownload(input, context);
    return { url, expiresAt: new Date(expiresAt), link: await this.#link(input, context) };
  }

  /** A link speaks for a consumer without any header, which forwarded tokens cannot do. */
  async #link(input: RequestFileDownloadInput, { caller }: RequestContext): Promise<string | null> {
    if (caller.kind === 'forwarded') return null;
    const { accountId, conversationId, consumerId, relativePath } = input;
    const file = { accountId, conversationId, consumerId, relativePath };
    return `/files/${await this.links.createLink(file, this.now() + linkLifetimeMs)}`;
  }
}
