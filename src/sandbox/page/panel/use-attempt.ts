import { useCallback, useState } from 'preact/hooks';
import { RequestFailed } from '../api.js';
import type { PageWords } from '../words.js';

export interface Attempts {
  /** Why the last one failed; undefined when it did not. */
  readonly failure: string | undefined;
  readonly attempt: (work: () => Promise<void>) => Promise<void>;
}

/** Does what the panel asks of the sandbox, and keeps the sentence with which it refuses. */
export function useAttempt(words: PageWords): Attempts {
  const [failure, setFailure] = useState<string>();
  const attempt = useCallback(
    async (work: () => Promise<void>): Promise<void> => {
      try {
        await work();
        setFailure(undefined);
      } catch (error) {
        const isRefusal = error instanceof RequestFailed && error.message !== '';
        setFailure(isRefusal ? error.message : words.lineDown);
      }
    },
    [words],
  );
  return { failure, attempt };
}
