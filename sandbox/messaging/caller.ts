/** For whom a call to the Send API speaks: the consumer of its ConsumerJWS. */
export interface Caller {
  readonly accountId: string;
  readonly consumerId: string;
  readonly extConsumerId: string;
  /** Features of the `Client-Properties` header of this call. */
  readonly features: readonly string[];
}
