import { useEffect, useState } from 'react';
import type { ConversationView } from '../conversation-view.js';
import type { GatewayClient } from '../create-client.js';

/** A conversation as a component sees it. */
export interface UsedConversation {
  /** Undefined until it was read. */
  readonly view: ConversationView | undefined;
  /** False while a lost connection is looked for again; nothing is lost meanwhile. */
  readonly isConnected: boolean;
  /** What ended the watching: a conversation that is not there, a credential that is refused. */
  readonly failure: Error | undefined;
}

/** Which conversation; null while there is none. */
export type UsedTarget = { readonly accountId: string; readonly conversationId: string } | null;

const nothing: UsedConversation = { view: undefined, isConnected: false, failure: undefined };

/** Watches a conversation as long as the component is there. */
export function useConversation(client: GatewayClient, target: UsedTarget): UsedConversation {
  const { accountId, conversationId } = target ?? {};
  const [used, setUsed] = useState(nothing);
  useEffect(() => {
    setUsed(nothing);
    if (accountId === undefined || conversationId === undefined) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    const change = (part: Partial<UsedConversation>): void => {
      if (!signal.aborted) setUsed((before) => ({ ...before, ...part }));
    };
    const onConnection = (isConnected: boolean): void => change({ isConnected });
    const watch = async (): Promise<void> => {
      for await (const view of client.watch({ accountId, conversationId, signal, onConnection }))
        change({ view });
    };
    watch().catch((failure: unknown) => change({ failure: failure as Error })); // the client throws nothing else
    return () => leaving.abort();
  }, [client, accountId, conversationId]);
  return used;
}
