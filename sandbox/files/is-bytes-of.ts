const beginnings: Readonly<Record<string, readonly number[]>> = {
  JPG: [0xff, 0xd8, 0xff],
  JPEG: [0xff, 0xd8, 0xff],
  PNG: [0x89, 0x50, 0x4e, 0x47],
  GIF: [0x47, 0x49, 0x46, 0x38],
};

/** True when a file begins as files of its type do. */
export function isBytesOf(fileType: string, bytes: Buffer): boolean {
  const beginning = beginnings[fileType] ?? [];
  return beginning.every((byte, index) => bytes[index] === byte);
}
