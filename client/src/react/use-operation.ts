import { useCallback, useState } from 'react';
import type { GatewayClient } from '../create-client.js';
import type { OperationText } from '../operation-text.js';

/** An operation that a component runs when something is done. */
export interface UsedOperation<Result, Variables> {
  /** Runs it; rejects as the client does, so that the place that runs it can decide. */
  readonly run: (variables: Variables) => Promise<Result>;
  readonly isRunning: boolean;
  readonly result: Result | undefined;
  readonly failure: Error | undefined;
}

interface Standing<Result> {
  readonly isRunning: boolean;
  readonly result?: Result;
  readonly failure?: Error;
}

/** Runs an operation on demand, and tells how it stands. */
export function useOperation<Result, Variables extends object>(
  client: GatewayClient,
  document: OperationText<Result, Variables>,
): UsedOperation<Result, Variables> {
  const [standing, setStanding] = useState<Standing<Result>>({ isRunning: false });
  const run = useCallback(
    async (variables: Variables) => {
      setStanding({ isRunning: true });
      try {
        const result = await client.run(document, variables);
        setStanding({ isRunning: false, result });
        return result;
      } catch (error) {
        setStanding({ isRunning: false, failure: error as Error }); // the client throws nothing else
        throw error;
      }
    },
    [client, document],
  );
  const { isRunning, result, failure } = standing;
  return { run, isRunning, result, failure };
}
