import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import { TenantFailure } from '../domain/failure.js';
import type { TeamsAdapter } from './teams-adapter.js';

/** What became of a message: refused and throttled are certain, unknown may have been delivered. */
export type Sent =
  | { readonly outcome: 'sent'; readonly id: string | undefined }
  | { readonly outcome: 'refused' | 'unknown'; readonly error: unknown; readonly status?: number }
  /** Teams did not take it for haste, and asks to wait so many milliseconds. */
  | { readonly outcome: 'throttled'; readonly waitMs: number; readonly error: unknown };

/** What became of a single try: `unsent` never reached Teams, or without our sign-in. */
export type Tried = Sent | { readonly outcome: 'unsent'; readonly error: unknown };

interface RestError {
  readonly code?: unknown;
  readonly statusCode?: number;
  readonly response?: { readonly headers?: { get?(name: string): string | null | undefined } };
}

const mostAttempts = 3;
const longestWaitMs = 10_000;

/** Statuses by which the Bot Connector says that it delivered nothing. */
const isRefusal = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500 && status !== 408;

function waitOf(error: RestError, attempt: number): number {
  const seconds = Number(error.response?.headers?.get?.('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : 500 * 2 ** attempt;
}

/** @param attempt counts from 1 */
function failedOf(error: RestError, attempt: number): Exclude<Sent, { outcome: 'sent' }> {
  const { statusCode: status } = error;
  if (status === 429) return { outcome: 'throttled', waitMs: waitOf(error, attempt), error };
  const known = status === undefined ? {} : { status };
  return { outcome: isRefusal(status) ? 'refused' : 'unknown', error, ...known };
}

/** No connection was made. Source: nodejs.org/api/errors.html, Common system errors; and DNS. */
const unconnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Surely not delivered, and not because of the message: there was no token, no connection, or no trust. */
const isUnsent = (error: RestError): boolean =>
  error instanceof TenantFailure || unconnected.has(error.code) || error.statusCode === 401;

/** Sends once, and tells. */
async function once(work: () => Promise<string | undefined>): Promise<Tried> {
  try {
    return { outcome: 'sent', id: await work() };
  } catch (error) {
    if (isUnsent(error as RestError)) return { outcome: 'unsent', error };
    return failedOf(error as RestError, 1);
  }
}

/**
 * Sends once, and again only where Teams said that it did not take it for haste (429): a send that was not
 * confirmed may have been delivered, and a doubled answer is worse than a missing one.
 */
export async function attempt(
  work: () => Promise<string | undefined>,
  sleep: (ms: number) => Promise<void>,
): Promise<Sent> {
  for (let count = 1; ; count += 1) {
    try {
      return { outcome: 'sent', id: await work() };
    } catch (error) {
      const failed = failedOf(error as RestError, count);
      if (failed.outcome !== 'throttled') return failed;
      if (count === mostAttempts) return { outcome: 'refused', error, status: 429 };
      await sleep(Math.min(longestWaitMs, failed.waitMs));
    }
  }
}

export interface SenderOptions {
  readonly adapter: TeamsAdapter;
  readonly appId: string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Messages to a conversation outside of a turn. */
export class Sender {
  constructor(private readonly options: SenderOptions) {}

  /** Replies in a turn that is still going on. */
  reply(context: TurnContext, activity: Partial<Activity>): Promise<Sent> {
    const work = async () => (await context.sendActivity(activity))?.id;
    return attempt(work, this.options.sleep);
  }

  post(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<Sent> {
    return attempt(() => this.posted(reference, activity), this.options.sleep);
  }

  /** Posts without waiting for Teams' pace: the outbox waits. */
  tryPost(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<Tried> {
    return once(() => this.posted(reference, activity));
  }

  /** Puts another card or text in the place of a message that was sent before. */
  update(
    reference: Partial<ConversationReference>,
    id: string,
    activity: Partial<Activity>,
  ): Promise<Sent> {
    return attempt(() => this.updated(reference, id, activity), this.options.sleep);
  }

  /** Updates without waiting for Teams' pace. */
  tryUpdate(
    reference: Partial<ConversationReference>,
    id: string,
    activity: Partial<Activity>,
  ): Promise<Tried> {
    return once(() => this.updated(reference, id, activity));
  }

  private posted(
    reference: Partial<ConversationReference>,
    activity: Partial<Activity>,
  ): Promise<string | undefined> {
    return this.inConversation(
      reference,
      async (context) => (await context.sendActivity(activity))?.id,
    );
  }

  private updated(
    reference: Partial<ConversationReference>,
    id: string,
    activity: Partial<Activity>,
  ): Promise<string | undefined> {
    return this.inConversation(reference, async (context) => {
      await context.updateActivity({ ...activity, id });
      return id;
    });
  }

  private async inConversation(
    reference: Partial<ConversationReference>,
    send: (context: TurnContext) => Promise<string | undefined>,
  ): Promise<string | undefined> {
    const { adapter, appId } = this.options;
    let id: string | undefined;
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      id = await send(context);
    });
    return id;
  }
}
