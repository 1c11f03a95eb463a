import type { Readable } from 'node:stream';
import type { FileAddress, ObjectStore } from '../connector/object-store.js';
import { patiently } from '../connector/patiently.js';
import { fileRefused } from '../errors/file-refused.js';
import { CallContext } from '../http/call-context.js';
import { actingConsumer } from '../identity/acting-consumer.js';
import { markProven } from '../identity/mark-proven.js';
import { fileTypes, isFilePath, largestFileBytes } from '../liveperson/file-urls.js';
import { imagePreview } from './image-preview.js';
import { peek } from './peek.js';
import type { Asking, PostOffice } from './post-office.js';
import type { Reached, Target } from './reach.js';
import { SizeGate } from './size-gate.js';
import { sniffImage, sniffedBytes } from './sniff-image.js';
import type { SniffedImage } from './sniff-image.js';
import { Turnstile } from './turnstile.js';

/** What files stand on. */
export interface FilesParts {
  readonly postOffice: Pick<PostOffice, 'reach'>;
  readonly objectStore: ObjectStore;
}

/** A file that is streamed through the gateway. */
export interface Upload {
  readonly sizeBytes: number;
  /** Its bytes; paused while LivePerson is slow, and never destroyed here. */
  readonly stream: Readable;
  /** What the sender says it is: JPG, JPEG, PNG or GIF. */
  readonly declaredType?: string | null | undefined;
}

/** A file that lies in the object store; to be shown it still has to be sent. */
export interface UploadedFile {
  readonly relativePath: string;
  readonly fileType: string;
}

const mostPreviews = 2;
const mostWaiting = 16;
/** What a preview may take of the time that its request has left. */
const previewShare = 0.5;

/** Files of a conversation: only those that a caller may reach, only types and sizes that LivePerson takes (EX). */
export class Files {
  readonly #previews = new Turnstile(mostPreviews, mostWaiting);

  constructor(private readonly parts: FilesParts) {}

  /** An address for the caller's own PUT; throws FILE_REFUSED before anything is sent. */
  async requestUpload(
    input: Target & { readonly fileType: string; readonly sizeBytes: number },
    asking: Asking,
  ): Promise<FileAddress> {
    checkType(input.fileType);
    checkSize(input.sizeBytes);
    return this.#uploadUrl(await this.parts.postOffice.reach(input, asking), input, asking);
  }

  /** An address to GET a file from; throws FILE_REFUSED for a path that cannot be one of the object store. */
  async requestDownload(
    input: Target & { readonly relativePath: string },
    asking: Asking,
  ): Promise<FileAddress> {
    const { relativePath } = input;
    checkPath(relativePath);
    const reached = await this.parts.postOffice.reach(input, asking);
    const kept = { relativePath, client: reached.record?.client };
    const address = await this.parts.objectStore.downloadUrl(reached.credentials, kept, asking.scope);
    markProven(asking.caller, reached.account.id);
    return address;
  }

  /** Streams a file into the object store; throws FILE_REFUSED for what is not an image of the type and size announced. */
  async upload(input: Target & Upload, asking: Asking): Promise<UploadedFile> {
    const { sizeBytes, declaredType, stream } = input;
    if (declaredType) checkType(declaredType);
    checkSize(sizeBytes);
    // Whoever may not speak here is told so before a byte is read.
    actingConsumer(asking.caller, input);
    const gate = new SizeGate(sizeBytes);
    const letGo = gate.takeFrom(stream);
    try {
      const image = await sniff(gate, sizeBytes, asking);
      const fileType = typeOf(image, declaredType);
      const reached = await this.parts.postOffice.reach(input, asking);
      const { mediaType } = image;
      const address = await this.#uploadUrl(reached, { fileType, sizeBytes }, asking);
      if (gate.errored) throw gate.errored;
      await this.parts.objectStore.put(address, { stream: gate, sizeBytes, mediaType }, asking.scope);
      return { relativePath: address.relativePath, fileType };
    } finally {
      letGo();
    }
  }

  /** A preview of an uploaded file as a `data:` address below 30 KB; undefined whenever there is none to be had. */
  async preview(input: Target & UploadedFile, asking: Asking): Promise<string | undefined> {
    if (!isFileType(input.fileType) || !isFilePath(input.relativePath)) return undefined;
    const scope = { ...asking.scope, call: shareOf(asking.scope.call) };
    const work = this.#previews.pass(() => this.#preview(input, { ...asking, scope }));
    try {
      return await scope.call.patientlyFor(work);
    } catch {
      // A message without a preview is better than none; what is really wrong shows when it is sent.
      return undefined;
    }
  }

  async #preview(input: Target & UploadedFile, asking: Asking): Promise<string | undefined> {
    const { relativePath } = input;
    const { credentials, record } = await this.parts.postOffice.reach(input, asking);
    const kept = { relativePath, client: record?.client };
    return imagePreview(await this.parts.objectStore.get(credentials, kept, asking.scope));
  }

  async #uploadUrl(
    reached: Reached,
    { fileType, sizeBytes }: { readonly fileType: string; readonly sizeBytes: number },
    asking: Asking,
  ): Promise<FileAddress> {
    const file = { fileType, sizeBytes, client: reached.record?.client };
    const address = await this.parts.objectStore.uploadUrl(reached.credentials, file, asking.scope);
    markProven(asking.caller, reached.account.id);
    return address;
  }
}

const isFileType = (fileType: string): boolean => fileTypes.some((known) => known === fileType);

function checkType(fileType: string): void {
  if (!isFileType(fileType)) throw fileRefused('TYPE', `A file may be of the types ${fileTypes.join(', ')}.`);
}

function checkSize(sizeBytes: number): void {
  if (Number.isSafeInteger(sizeBytes) && sizeBytes >= 1 && sizeBytes <= largestFileBytes) return;
  throw fileRefused('SIZE', `A file may have 1 to ${largestFileBytes} bytes.`);
}

function checkPath(relativePath: string): void {
  if (!isFilePath(relativePath)) throw fileRefused('PATH', 'The path cannot be one of the object store.');
}

async function sniff(gate: SizeGate, sizeBytes: number, { scope }: Asking): Promise<SniffedImage> {
  const waiting = { service: 'swift', effect: 'none', credentials: 'gateway' } as const;
  const image = await sniffImage(
    await patiently(scope, waiting, peek(gate, Math.min(sniffedBytes, sizeBytes))),
  );
  if (image === undefined) throw fileRefused('TYPE', 'The bytes are not those of a JPEG, PNG or GIF image.');
  return image;
}

/** JPG and JPEG are two names of one type: the sender's is kept. */
function typeOf({ fileType }: SniffedImage, declaredType: string | null | undefined): string {
  if (!declaredType) return fileType;
  if (declaredType.replace('JPG', 'JPEG') === fileType) return declaredType;
  throw fileRefused('TYPE', `The bytes are those of a ${fileType} image, not of the type that was declared.`);
}

function shareOf({ requestId, deadline, callerGone, counter }: CallContext): CallContext {
  const now = performance.now();
  return new CallContext(requestId, now + (deadline - now) * previewShare, callerGone, counter);
}
