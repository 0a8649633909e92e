import { createServer, type Request, type Response, type Server } from 'restify';
import { type Answer, send } from './answer.js';
import { closeListener, type ListenerOptions, openListener } from './listener.js';
import { readBody } from './read-body.js';
import { type SignInPages, serveSignIn } from './sign-in-pages.js';
import { Strangers } from './strangers.js';
import { TrustedProxies } from './trusted-proxies.js';

/** Who knocks, before anything of their message is read. */
export interface Knocker {
  readonly authorization: string | undefined;
  readonly caller: Caller;
}

/** Where a request comes from, as far as it decides about the sandbox's local entry. */
export interface Caller {
  readonly address: string | undefined;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly isForwarded: boolean;
}

/** Takes the message of somebody who was let in. */
export type Receive = (json: unknown) => Promise<Answer>;

export interface HttpOptions extends ListenerOptions {
  /** Addresses and networks of proxies whose X-Forwarded headers are believed. */
  readonly trustedProxies: readonly string[];
  readonly clock: () => Date;
  /** Lets somebody in to `/api/messages`, or answers with the refusal. */
  readonly enter: (knocker: Knocker) => Promise<Answer | Receive>;
  /** What a ticket is for, as a file of that ending; undefined when there is no such. */
  readonly evidence: (ticket: string, ending: string) => Promise<File | undefined>;
  /** Undefined where nobody has to sign in. */
  readonly signIn?: SignInPages | undefined;
  /** Whether the bot can work: for `/readyz`. */
  readonly isReady: () => Promise<boolean>;
  /** Told, now and then, of who is refused. */
  readonly onRefused?: (refused: { readonly address: string; readonly count: number }) => void;
}

/** Something that a browser fetches. */
export interface File {
  readonly type: string;
  readonly name: string;
  readonly content: string;
}

export interface HttpServer {
  readonly port: number;
  /** From now on `/readyz` says no, so that a load balancer asks others; everything is answered as before. */
  drain(): void;
  /** Takes no new requests and lets those under way end, for a time. */
  close(graceMs: number): Promise<void>;
}

const forwardedHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

const callerOf = (request: Request, address: string | undefined): Caller => ({
  address,
  host: request.headers.host,
  origin: request.headers.origin,
  isForwarded: forwardedHeaders.some((name) => request.headers[name] !== undefined),
});

/** The bot's HTTP server: messages, and how the process is. */
export async function startHttpServer(options: HttpOptions): Promise<HttpServer> {
  const server = createServer({ name: '', ignoreTrailingSlash: true });
  const proxies = new TrustedProxies(options.trustedProxies);
  let isDraining = false;
  healthRoutes(server, async () => !isDraining && (await options.isReady().catch(() => false)));
  evidenceRoute(server, options);
  messagesRoute(server, options, proxies);
  if (options.signIn) serveSignIn(server, options.signIn, options.onError);
  const port = await openListener(server, options, (request) => proxies.originOf(request).isHttps);
  const drain = (): void => {
    isDraining = true;
  };
  return { port, drain, close: (graceMs) => closeListener(server, graceMs) };
}

function healthRoutes(server: Server, isReady: () => Promise<boolean>): void {
  server.get('/healthz', async (_: Request, response: Response) => {
    send(response, { status: 200, body: { status: 'up' } });
  });
  server.get('/readyz', async (_: Request, response: Response) => {
    const ready = { status: 200, body: { status: 'ready' } };
    send(response, (await isReady()) ? ready : { status: 503 });
  });
}

function evidenceRoute(server: Server, options: HttpOptions): void {
  server.get('/evidence/:file', async (request: Request, response: Response) => {
    const [, ticket = '', ending = ''] =
      /^([\w-]{20,100})\.(json|html)$/.exec(String(request.params?.['file'] ?? '')) ?? [];
    const file = ticket === '' ? undefined : await found(ticket, ending, options);
    if (file) sendFile(response, file);
    else send(response, { status: 404 });
  });
}

function messagesRoute(server: Server, options: HttpOptions, proxies: TrustedProxies): void {
  const { clock, onRefused = () => {} } = options;
  const strangers = new Strangers({ clock, onRefused });
  server.post('/api/messages', async (request: Request, response: Response) => {
    const { address } = proxies.originOf(request);
    const answer = await messages(request, callerOf(request, address), options);
    if (answer.status === 401) strangers.refused(address);
    send(response, answer, challenge(answer, request));
  });
}

/** The page has no scripts, loads nothing, and is in no frame. */
function sendFile(response: Response, { type, name, content }: File): void {
  response.sendRaw(200, content, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `${type === 'text/html' ? 'inline' : 'attachment'}; filename="${name}"`,
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
}

async function found(
  ticket: string,
  ending: string,
  { evidence, onError }: HttpOptions,
): Promise<File | undefined> {
  try {
    return await evidence(ticket, ending);
  } catch (error) {
    onError(error);
    return undefined;
  }
}

/** Who proves nothing is refused before a byte of the body is looked at. */
async function messages(
  request: Request,
  caller: Caller,
  { enter, onError }: HttpOptions,
): Promise<Answer> {
  try {
    const entered = await enter({ authorization: request.headers.authorization, caller });
    if (typeof entered !== 'function') return entered;
    const body = await readBody(request);
    return 'status' in body ? body : await entered(body.json);
  } catch (error) {
    onError(error);
    return { status: 500 };
  }
}

/** RFC 6750, 3: who has sent a token is told that it is none, and who sent none that one is needed. */
function challenge({ status }: Answer, { headers }: Request): { readonly [name: string]: string } {
  if (status !== 401) return {};
  const error = headers.authorization === undefined ? '' : ' error="invalid_token"';
  return { 'WWW-Authenticate': `Bearer${error}` };
}
