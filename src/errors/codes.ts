/** What a public error code says, and what its reader can do. docs/errors.md is held against this table. */
export interface CodeEntry {
  readonly meaning: string;
  readonly remedy: string;
}

/** Every code that `extensions.code` can have. */
export const codes = {
  UNAUTHENTICATED: {
    meaning: "The caller's credential is missing, malformed, or was refused.",
    remedy: 'Send a valid credential.',
  },
  FORBIDDEN: {
    meaning: 'The caller may not do this, such as naming another consumer.',
    remedy: 'Leave out `consumerId`, or use a credential that may act for others.',
  },
  BAD_USER_INPUT: {
    meaning: 'The input breaks a rule; `fields` names each place.',
    remedy: 'Correct the fields named.',
  },
  GRAPHQL_PARSE_FAILED: { meaning: 'The document is not GraphQL.', remedy: 'Correct the document.' },
  GRAPHQL_VALIDATION_FAILED: {
    meaning: 'The document does not fit the schema.',
    remedy: 'Compare the document with schema.graphql.',
  },
  OPERATION_TOO_COMPLEX: {
    meaning: 'The operation asks for too much at once.',
    remedy: 'Ask for less in one operation.',
  },
  PAYLOAD_TOO_LARGE: {
    meaning: 'The request body is larger than `LIMIT_BODY_BYTES`.',
    remedy: 'Send less in one request.',
  },
  RATE_LIMITED: {
    meaning: "The gateway's own limit was reached.",
    remedy: 'Wait for `retryAfterMs`, then repeat.',
  },
  ACCOUNT_NOT_FOUND: {
    meaning: "The gateway serves no such account, or LivePerson's Domain API does not know it.",
    remedy: 'Check the account id and the accounts file.',
  },
  CONVERSATION_NOT_FOUND: {
    meaning: 'There is no such conversation that the caller may reach.',
    remedy: 'Check the conversation id and the caller.',
  },
  CONVERSATION_ALREADY_OPEN: {
    meaning:
      'The consumer has an open conversation; LivePerson allows one. The profile was set, the conversation was not opened.',
    remedy: 'Go on in the open conversation, or ask with `ifOpen: RETURN_OPEN`.',
  },
  CONVERSATION_CLOSED: { meaning: 'The conversation is closed.', remedy: 'Open a new conversation.' },
  MESSAGE_TOO_LONG: { meaning: 'The text is longer than 5000 characters.', remedy: 'Send it in parts.' },
  IDEMPOTENCY_KEY_REUSED: {
    meaning: 'The idempotency key was used before with other input.',
    remedy: 'Use a new key for new input.',
  },
  FILE_REFUSED: {
    meaning:
      'The file has a type, size or path that is refused, broke off, or its address or link has expired; `details.reason` says which.',
    remedy: 'Send JPG, JPEG, PNG or GIF up to 3 MB; ask for a new address when the old one has expired.',
  },
  FEATURE_NOT_ENABLED: {
    meaning: 'The account, or this gateway, does not offer what was asked.',
    remedy: 'Have the feature enabled for the account, or the setting switched on.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    meaning: 'The hash names no document known here, or only listed documents are answered.',
    remedy: 'Send the document with the hash once; where only listed ones are answered, have it listed.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    meaning: 'Persisted queries are switched off.',
    remedy: 'Send the document.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    meaning: 'The document has several operations, or not the one that was named.',
    remedy: 'Name one of its operations in `operationName`.',
  },
  BAD_REQUEST: { meaning: 'The HTTP request is not a GraphQL request.', remedy: 'Post JSON with a `query`.' },
  UPSTREAM_CREDENTIALS_REFUSED: {
    meaning: "LivePerson refused the gateway's own credentials.",
    remedy: "The operator checks the account's client id and secret, and that the app is enabled.",
  },
  UPSTREAM_RATE_LIMITED: {
    meaning: 'LivePerson answered 429; `outcome` says whether a part took effect before.',
    remedy: 'Wait for `retryAfterMs`, then repeat.',
  },
  UPSTREAM_REJECTED: {
    meaning: 'LivePerson refused the request; `upstream` has its code, `details` what took effect.',
    remedy: 'Read `upstream`; correct the input or the account.',
  },
  UPSTREAM_UNAVAILABLE: {
    meaning:
      "LivePerson, or the gateway's store, could not be reached or failed, and nothing that must happen once was sent.",
    remedy: 'Repeat later.',
  },
  UPSTREAM_TIMEOUT: {
    meaning: 'LivePerson did not answer in time, and nothing that must happen once was sent.',
    remedy: 'Repeat later.',
  },
  OUTCOME_UNKNOWN: {
    meaning: 'The request left, and no usable answer came: it may or may not have taken effect.',
    remedy: 'Do not repeat blindly; look whether the conversation or message is there.',
  },
  HOST_NOT_ALLOWED: {
    meaning: 'The Domain API named a host that the gateway must not call.',
    remedy: 'The operator checks `UPSTREAM_HOST_SUFFIXES` and DNS.',
  },
  SHUTTING_DOWN: {
    meaning: 'This replica is going away and took nothing on.',
    remedy: 'Repeat at once; another replica answers.',
  },
  INTERNAL_SERVER_ERROR: {
    meaning: 'A fault of the gateway itself.',
    remedy: 'Tell the operator the `requestId`; the log has the cause.',
  },
} as const satisfies Record<string, CodeEntry>;

/** A public error code. */
export type Code = keyof typeof codes;
