/** The first operation a newcomer runs; examples/create-conversation.graphql holds the same text. */
export const exampleMutation = `mutation CreateConversation($input: CreateConversationInput!) {
  createConversation(input: $input) {
    outcome
    conversation {
      id
      state
      startedAt
      consumer {
        id
      }
    }
  }
}
`;

/** Variables for it that work against the sandbox; running it twice answers with the conversation that is open. */
export function exampleVariables(accountId: string) {
  return {
    input: {
      accountId,
      consumerId: 'John_Doe_facebook12345',
      userProfile: {
        customerInfo: { socialId: '1234567890', customerType: 'vip' },
        personalInfo: { firstName: 'John', lastName: 'Doe', gender: 'MALE' },
      },
      routing: { ttr: 'NORMAL' },
      ifOpen: 'RETURN_OPEN',
    },
  };
}

/** A line for a shell that runs the example. */
export function exampleCurl(url: string, accountId: string): string {
  const query = exampleMutation.replace(/\s+/g, ' ').trim();
  const body = JSON.stringify({ query, variables: exampleVariables(accountId) });
  return `curl -s ${url}/graphql -H 'content-type: application/json' -d '${body}'`;
}
