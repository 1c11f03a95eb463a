import '@fontsource-variable/fraunces/index.css';
import '@fontsource-variable/fraunces/wght-italic.css';
import '@fontsource-variable/instrument-sans/index.css';
import { createRoot } from 'react-dom/client';
import { Chat } from './chat';
import { App } from './parts/app';
import { keep, read } from './storage';
import './style.css';
import './messages.css';

/** The account that this gateway serves: the one thing that the page cannot know by itself. */
async function readAccount(): Promise<string> {
  const answer = await fetch('/chat/settings.json');
  const { accountId } = (await answer.json()) as { readonly accountId: string }; // src/server/chat-route.ts
  keep('chat.account', accountId);
  return accountId;
}

// A page that is loaded while the gateway restarts goes on with the account that it had.
const accountId = await readAccount().catch(() => read('chat.account') ?? '');
const root = document.getElementById('root');
if (root) createRoot(root).render(<App chat={new Chat(accountId)} />);
