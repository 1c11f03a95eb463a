import { postGraphql } from './post-graphql.js';
import { signingAccount } from './webhook-sender.js';

interface Page {
  readonly conversation: {
    readonly messages: {
      readonly edges: readonly { readonly node: { readonly dialogId: string; readonly sequence: number } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

const document = `query ($accountId: ID!, $id: ID!, $first: Int, $last: Int, $after: ID) {
  conversation(accountId: $accountId, id: $id) {
    messages(first: $first, last: $last, after: $after) {
      edges { node { dialogId sequence } } pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** Most messages of a page. */
const largestPage = 200;

/** Labels of a conversation's messages as a gateway lists them, page by page. */
export async function listMessages(url: string, id: string, after?: string): Promise<string[]> {
  const { labels, next } = await readPage(url, { id, after, first: largestPage });
  return next === undefined ? labels : [...labels, ...(await listMessages(url, id, next))];
}

/** Labels of a conversation's newest messages. */
export async function newestMessages(url: string, id: string): Promise<string[]> {
  return (await readPage(url, { id, last: largestPage })).labels;
}

interface PageArgs {
  readonly id: string;
  readonly after?: string | undefined;
  readonly first?: number;
  readonly last?: number;
}

async function readPage(
  url: string,
  args: PageArgs,
): Promise<{ labels: string[]; next: string | undefined }> {
  const { data, text } = await postGraphql<Page>(url, document, { accountId: signingAccount.id, ...args });
  const messages = data?.conversation?.messages;
  if (messages === undefined) throw new Error(`no messages: ${text}`);
  const { hasNextPage, endCursor } = messages.pageInfo;
  return {
    labels: messages.edges.map(({ node }) => `message ${node.dialogId} ${node.sequence}`),
    next: hasNextPage ? (endCursor ?? undefined) : undefined,
  };
}
