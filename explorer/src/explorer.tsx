import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { endpoint, socketEndpoint } from './endpoint.js';
import { examplesPlugin } from './examples-panel.js';

// Headers of the editor go along with both; over WebSocket as connection parameters.
const fetcher = createGraphiQLFetcher({ url: endpoint, subscriptionUrl: socketEndpoint });

const welcome = `# Conversation Gateway: LivePerson's Connector API as GraphQL.
#
# Pick an example on the left: it is ready to run.
# Ctrl-Enter runs the operation, Ctrl-Space completes words.
`;

/** GraphiQL with the examples beside it. */
export function Explorer() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={[examplesPlugin]}
      visiblePlugin={examplesPlugin}
      defaultQuery={welcome}
      defaultEditorToolsVisibility="variables"
    >
      <GraphiQL.Logo>
        <a className="logo" href="/graphql" title="The page at /graphql">
          Conversation Gateway
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
