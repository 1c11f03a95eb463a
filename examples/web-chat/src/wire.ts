// What goes over the wire, for the panel that shows it. A page of your own needs none of this.
import { ApolloLink } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { Observable } from 'rxjs';

/** One line of the panel. */
export interface WireLine {
  readonly id: number;
  readonly kind: 'query' | 'mutation' | 'event';
  readonly name: string;
  /** What came of it, in a word. */
  readonly note: string;
}

const longest = 60;
let lines: readonly WireLine[] = [];
let nextId = 0;
const listeners = new Set<() => void>();

function add(line: Omit<WireLine, 'id'>): void {
  lines = [...lines, { ...line, id: nextId++ }].slice(-longest);
  for (const listener of listeners) listener();
}

/** The latest lines, for `useSyncExternalStore`. */
export const wire = {
  lines: (): readonly WireLine[] => lines,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Notes each operation and each event that passes. */
export const wireLink = new ApolloLink((operation, forward) => {
  const { operationName, operationType } = operation;
  const began = performance.now();
  const note = (text: string): void => {
    const name = operationName ?? 'operation';
    if (operationType !== OperationTypeNode.SUBSCRIPTION) add({ kind: operationType, name, note: text });
  };
  return new Observable((observer) =>
    forward(operation).subscribe({
      next: (result) => {
        const code = result.errors?.[0]?.extensions?.['code'] as string | undefined; // as the gateway has it
        note(code ?? `${(performance.now() - began).toFixed()} ms`);
        const event = (result.data as { conversationEvents?: { __typename: string } } | null)
          ?.conversationEvents;
        if (event) add({ kind: 'event', name: event.__typename, note: detailOf(event) });
        observer.next(result);
      },
      error: (error: unknown) => {
        note('no answer');
        observer.error(error);
      },
      complete: () => observer.complete(),
    }),
  );
});

function detailOf(event: object): string {
  const { chatState, status, message } = event as {
    chatState?: string;
    status?: string;
    message?: { sequence: number };
  };
  return chatState ?? status ?? (message ? `sequence ${message.sequence}` : '');
}
