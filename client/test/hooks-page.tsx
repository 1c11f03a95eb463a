// A page that uses both hooks, for test/browser/client-hooks.test.ts. Its query says which conversation.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../src/create-client.js';
import { SendText } from '../src/generated/operations.js';
import { useConversation } from '../src/react/use-conversation.js';
import { useOperation } from '../src/react/use-operation.js';

const client = createClient({ url: location.origin });
const [accountId = '', conversationId = '', consumerId = ''] = location.hash.slice(1).split('/');

function Page() {
  const [isThere, stay] = useState(true);
  return (
    <>
      {isThere && <Talk />}
      <button onClick={() => stay(!isThere)}>Leave or come</button>
    </>
  );
}

function Talk() {
  const { view, isConnected, failure } = useConversation(client, { accountId, conversationId });
  const send = useOperation(client, SendText);
  const input = { accountId, conversationId, consumerId, text: 'From the page' };
  return (
    <>
      <p>{failure?.message ?? (isConnected ? 'connected' : 'not connected')}</p>
      <ol>
        {view?.messages.map((one) => (
          <li key={one.id}>{'text' in one ? one.text : one.__typename}</li>
        ))}
      </ol>
      <button disabled={send.isRunning} onClick={() => void send.run({ input }).catch(() => undefined)}>
        Send
      </button>
      <output>{send.result?.sendText.message.status ?? send.failure?.message}</output>
    </>
  );
}

createRoot(document.body.appendChild(document.createElement('main'))).render(<Page />);
