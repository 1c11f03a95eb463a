/** An error as a caller sees it. */
export interface PublicError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly outcome: string;
    readonly safeToRepeat: boolean;
    readonly requestId: string;
    readonly retryAfterMs?: number;
    readonly fields?: readonly { readonly path: string; readonly messages: readonly string[] }[];
    readonly upstream?: { readonly status: number; readonly errorCode?: number; readonly title?: string };
    readonly details?: Readonly<Record<string, unknown>>;
  };
}

/** A GraphQL answer, with the HTTP answer that carried it. */
export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came. */
  readonly text: string;
  readonly data?: Data | null;
  readonly errors?: readonly PublicError[];
}

/** Posts an operation to a gateway and reads the answer. */
export async function postGraphql<Data = unknown>(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphqlAnswer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const body = JSON.parse(text) as Pick<GraphqlAnswer<Data>, 'data' | 'errors'>; // the caller names the shape
  return { ...body, status: response.status, headers: response.headers, text };
}

/** The one error of an answer; fails when there is none, or more. */
export function onlyError({ errors, text }: GraphqlAnswer<unknown>): PublicError {
  const [error, ...others] = errors ?? [];
  if (error === undefined || others.length > 0) throw new Error(`expected exactly one error in ${text}`);
  return error;
}
