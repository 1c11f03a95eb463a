/** A file of the object store: announced first, its bytes come later. */
export interface StoredFile {
  readonly relativePath: string;
  readonly accountId: string;
  readonly consumerId: string;
  readonly fileType: string;
  /** The size that was announced, in bytes. */
  readonly size: number;
  bytes: Buffer | null;
}
