/** What differs from gateway to gateway. */
export interface Settings {
  readonly accountId: string;
  /** Only there a conversation is opened to have an id for the examples. */
  readonly isSandbox: boolean;
}

let asked: Promise<Settings> | undefined;

/** The settings of the gateway that serves the page. */
export function settings(): Promise<Settings> {
  asked ??= fetch('/explorer/settings.json').then((answer) => answer.json() as Promise<Settings>);
  return asked;
}
