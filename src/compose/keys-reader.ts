import { clock } from './this-process.js';

const freshMs = 60_000;
const timeoutMs = 5000;

/** Whether Bot Framework's signing keys can be read; asked at most once a minute. */
export function keysReader(url: string): () => Promise<boolean> {
  let readAt = 0;
  return async () => {
    if (clock().getTime() - readAt < freshMs) return true;
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    await answer.body?.cancel();
    if (answer.ok) readAt = clock().getTime();
    return answer.ok;
  };
}
