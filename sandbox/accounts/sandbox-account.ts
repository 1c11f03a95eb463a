/** An account that the sandbox serves, with one application installed in it. */
export interface SandboxAccount {
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the history API asks for as Bearer or OAuth 1.0 token; without it any credential will do. */
  readonly historyToken?: string | undefined;
}
