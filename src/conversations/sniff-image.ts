/** How many of a file's first bytes tell its type. */
export const sniffedBytes = 4100;

/** An image that a consumer may send, by the bytes it begins with. */
export interface SniffedImage {
  readonly fileType: 'JPEG' | 'PNG' | 'GIF';
  readonly mediaType: string;
}

const images: ReadonlyMap<string, SniffedImage> = new Map([
  ['image/jpeg', { fileType: 'JPEG', mediaType: 'image/jpeg' }],
  ['image/png', { fileType: 'PNG', mediaType: 'image/png' }],
  // An animated PNG is a PNG to everybody who does not look closer.
  ['image/apng', { fileType: 'PNG', mediaType: 'image/png' }],
  ['image/gif', { fileType: 'GIF', mediaType: 'image/gif' }],
]);

/** What image a file is, from its first bytes; undefined for everything else, whatever it calls itself. */
export async function sniffImage(head: Uint8Array): Promise<SniffedImage | undefined> {
  // Read with the first file: few gateways take any.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head.subarray(0, sniffedBytes));
  return found && images.get(found.mime);
}
