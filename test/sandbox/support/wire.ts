/** What answers and notifications hold, as far as tests look into them; a member is there when its test says so. */
export interface Wire {
  readonly id: string;
  readonly code: string;
  readonly type: string;
  readonly msg: string;
  readonly reqId: string;
  readonly error: string;
  readonly errorCode: number;
  readonly access_token: string;
  readonly token_type: string;
  readonly token: string;
  readonly keys: never[];
  readonly body: Wire;
  readonly service: string;
  readonly status: number | string | null;
  readonly event: Wire;
  readonly message: Wire;
  readonly metadata: unknown;
  readonly text: string | null;
  readonly sequence: number;
  readonly sequenceList: readonly number[];
  readonly conversation: Wire;
  readonly conversationId: string;
  readonly consumerId: string;
  readonly state: string;
  readonly stage: string;
  readonly closeReason: string;
  readonly profile: Wire;
  readonly authenticatedData: Wire;
  readonly lp_sdes: unknown;
  readonly features: readonly string[];
  readonly csat: unknown;
  readonly chatStates: Readonly<Record<string, string>>;
  readonly refusedItemStatus: number;
  readonly dialogId: string;
  readonly dialogs: readonly Wire[];
  readonly participants: readonly Wire[];
  readonly messages: readonly Wire[];
  readonly receipts: readonly Wire[];
  readonly baseURIs: readonly Wire[];
  readonly changes: readonly Wire[];
  readonly result: Wire;
  readonly effectiveTTR: number;
  readonly conversationDetails: Wire;
  readonly originatorMetadata: Wire;
  readonly relativePath: string;
  readonly queryParams: Record<string, string>;
  readonly header: object;
  readonly payload: object;
  readonly _metadata: { readonly count: number };
  readonly conversationHistoryRecords: readonly Wire[];
  readonly info: Wire;
  readonly messageRecords: readonly Wire[];
  readonly messageStatuses: readonly Wire[];
  readonly time: string;
  readonly data: readonly Wire[];
  readonly links: { readonly next: string };
  readonly retry: unknown;
  readonly statistics: Statistics;
}

/** What became of notifications. */
export interface Statistics {
  readonly waiting: number;
  readonly delivered: number;
  readonly failedAttempts: number;
  readonly abandoned: number;
}
