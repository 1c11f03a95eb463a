import { documentBlock } from './document-blocks.js';

type Members = Readonly<Record<string, unknown>>;

/** The operations of a document, each run by its name. */
export class GuideOperations {
  /** Names of those that were asked for. */
  readonly ran = new Set<string>();

  constructor(
    private readonly document: string,
    private readonly url: string,
  ) {}

  /** What an operation of the document answers for its one field; fails with the whole answer when it has errors. */
  async run<Answer = Members>(operationName: string, variables: Members): Promise<Answer> {
    const query = this.text(operationName);
    const body = JSON.stringify({ query, operationName, variables });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = (await answer.json()) as { data?: Record<string, Answer>; errors?: unknown }; // GraphQL's own form
    const [found] = Object.values(data ?? {});
    if (errors !== undefined || found === undefined) throw new Error(JSON.stringify(errors));
    return found;
  }

  /** The block that has an operation. */
  text(operationName: string): string {
    this.ran.add(operationName);
    return documentBlock(this.document, 'graphql', ` ${operationName}(`);
  }
}
