import { createServer } from 'node:net';

/** What a knock at a door of ours tells. */
export interface Knocked {
  /** Undefined: nothing answered. */
  readonly status: number | undefined;
  /** Why nothing answered, such as `ECONNREFUSED`. */
  readonly code: string;
  /** It answers as this door does. */
  readonly isOurs: boolean;
  /** A header of the request that did not arrive. */
  readonly lost: string | undefined;
  /** The door knows that it was asked over https. */
  readonly knowsHttps: boolean;
}

/** An activity of no channel that the bot takes: it is refused whatever its token. */
const strangerActivity = {
  type: 'event',
  channelId: 'doctor',
  serviceUrl: '',
  from: { id: 'doctor' },
  conversation: { id: 'doctor' },
};

/** Asks with a token that proves nobody: who says that it is invalid has received it. */
async function ask(url: string, timeoutMs: number): Promise<Response> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer doctor' },
    body: JSON.stringify(strangerActivity),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  return response;
}

/**
 * Knocks at the door of a bot, as the Bot Connector would and with nothing that is let in.
 * @param url where it is reached, without `/api/messages`
 */
export async function knock(url: string, timeoutMs: number): Promise<Knocked> {
  try {
    const { status, headers } = await ask(url, timeoutMs);
    // How this door refuses: who has sent a token is told that it is none.
    const challenge = headers.get('www-authenticate') ?? '';
    const isOurs = status === 401 && /^Bearer( error="invalid_token")?$/.test(challenge);
    const lost = isOurs && challenge === 'Bearer' ? 'Authorization' : undefined;
    return { status, code: '', isOurs, lost, knowsHttps: headers.has('strict-transport-security') };
  } catch (error) {
    return {
      status: undefined,
      code: codeOf(error),
      isOurs: false,
      lost: undefined,
      knowsHttps: false,
    };
  }
}

async function isHealthy(url: string, timeoutMs: number): Promise<boolean> {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(`${url}/healthz`, { signal, redirect: 'manual' });
  return response.status === 200 && (await response.text()) === '{"status":"up"}';
}

/** Node tells the cause within the cause. */
function codeOf(error: unknown): string {
  const { code, name, cause } = error as { code?: unknown; name?: string; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? (name ?? '') : codeOf(cause);
}

export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** Who listens where the bot is to listen. */
export async function portState(
  at: Listening,
  timeoutMs: number,
): Promise<'ours' | 'free' | 'taken'> {
  if ((await listenFault(at)) === undefined) return 'free';
  const own = at.host === '0.0.0.0' || at.host === '::' ? '127.0.0.1' : at.host;
  const shown = own.includes(':') ? `[${own}]` : own;
  const isOurs = await isHealthy(`http://${shown}:${at.port}`, timeoutMs).catch(() => false);
  return isOurs ? 'ours' : 'taken';
}

/** Listens for a moment: the code of what is against it, such as `EADDRINUSE`; undefined when nothing is. */
export function listenFault({ host, port }: Listening): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(codeOf(error)));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
