import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { boundedFetch } from '../resilience/bounded-fetch.js';

/** A token endpoint's answer has a few kilobytes, Entra's metadata some tens. */
const largestAnswer = 1024 * 1024;

/** Who waits for a token gives up earlier: this ends what hangs in spite of that, in milliseconds. */
const longestMs = 30_000;

/** What is no JSON is an answer without anything in it: msal-node says then what it lacks. */
async function answerOf<T>(response: Response): Promise<NetworkResponse<T>> {
  const { status, headers } = response;
  const text = await response.text();
  return { status, headers: Object.fromEntries(headers), body: jsonOf(text) as T };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** msal-node's requests through the bot's own `fetch`, with a limit to what is read. */
export function networkClient(fetch: typeof globalThis.fetch): INetworkModule {
  const bounded = boundedFetch(fetch, largestAnswer);
  const send = async <T>(
    url: string,
    method: 'GET' | 'POST',
    { headers = {}, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> =>
    answerOf(
      await bounded(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(longestMs),
        redirect: 'error',
      }),
    );
  return {
    sendGetRequestAsync: (url, options) => send(url, 'GET', options),
    sendPostRequestAsync: (url, options) => send(url, 'POST', options),
  };
}
