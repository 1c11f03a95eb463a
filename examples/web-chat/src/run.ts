// Apollo's three ways to run an operation, each as a promise that fails with what the gateway refuses; `problemOf` reads it.
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { client } from './connection';

/** Asks anew, whatever is known already. */
export async function query<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data } = await client.query({ query: document, variables, fetchPolicy: 'network-only' });
  return given(data);
}

/** Changes something. */
export async function mutate<Data, Input>(
  mutation: TypedDocumentNode<Data, { readonly input: Input }>,
  input: Input,
): Promise<Data> {
  const { data } = await client.mutate({ mutation, variables: { input } });
  return given(data);
}

interface Hearing<Data> {
  readonly take: (data: Data) => void;
  readonly signal: AbortSignal;
}

/** Hears what a subscription tells, until its connection ends or the signal says so. */
export function subscribe<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { take, signal }: Hearing<Data>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = client.subscribe<Data>({ query: document, variables }).subscribe({
      next: ({ data, error }) => {
        if (error) reject(new Error(error.message, { cause: error }));
        if (data) take(data);
      },
      error: reject,
      complete: resolve,
    });
    const end = () => {
      subscription.unsubscribe();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });
}

function given<Data>(data: Data | undefined): Data {
  if (!data) throw new Error('the answer has no data');
  return data;
}
