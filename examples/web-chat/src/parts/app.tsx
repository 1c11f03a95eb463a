import { useState, useSyncExternalStore } from 'react';
import type { Chat } from '../chat';
import { Composer } from './composer';
import { Ending } from './ending';
import { Header } from './header';
import { Notice } from './notice';
import { PictureView } from './picture-view';
import { Stream } from './stream';
import { Welcome } from './welcome';
import { WirePanel } from './wire-panel';

/** The page: the chat, and beside it what goes over the wire. */
export function App({ chat }: { readonly chat: Chat }) {
  const state = useSyncExternalStore(chat.subscribe, chat.state);
  const [isWireShown, showWire] = useState(false);
  const [picture, showPicture] = useState<string>();
  const { phase, entries } = state;
  // A survey takes texts alone, and is not the agent's.
  const isOpen = phase === 'talking' && state.conversation?.state === 'OPEN';
  const isEmpty = phase === 'welcome' && entries.length === 0;
  return (
    <div className="page">
      <WirePanel
        isShown={isWireShown}
        onClose={() => showWire(false)}
        onTry={(text) => chat.say(text)}
        canTry={isOpen}
      />
      <main className="chat">
        <Header chat={chat} state={state} onWire={() => showWire(true)} />
        <Notice isConnected={state.isConnected} />
        {isEmpty ? (
          <Welcome onPick={(text) => chat.say(text)} />
        ) : (
          <Stream chat={chat} state={state} onPicture={showPicture} />
        )}
        {phase === 'over' ? (
          <Ending onAnew={chat.startAnew} />
        ) : (
          <Composer chat={chat} takesPictures={isOpen || phase === 'welcome'} />
        )}
      </main>
      <PictureView chat={chat} relativePath={picture} onClose={() => showPicture(undefined)} />
    </div>
  );
}
