import { type Service, TenantFailure } from './failure.js';

/**
 * One who gives up no longer waits; what is waited for goes on, for others may wait for it too.
 * @throws TenantFailure `timedOut` of the service that was asked, and what the answer rejects with
 */
export function unlessGivenUp<T>(
  answer: Promise<T>,
  service: Service,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const giveUp = (): void =>
      reject(new TenantFailure(service, 'timedOut', { cause: signal.reason }));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
