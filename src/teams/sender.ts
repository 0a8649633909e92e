import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import { TenantFailure } from '../domain/failure.js';
import { retryAfterOf } from '../domain/patience.js';
import type { TeamsAdapter } from './teams-adapter.js';

/** What became of a message: refused and throttled are certain, unknown may have been delivered. */
export type Sent =
  | { readonly outcome: 'sent'; readonly id: string | undefined }
  | { readonly outcome: 'refused' | 'unknown'; readonly error: unknown; readonly status?: number }
  /** Teams did not take it for now, for haste or for a conflict, and asks to wait so many milliseconds. */
  | { readonly outcome: 'throttled'; readonly waitMs: number; readonly error: unknown };

/** What became of a single try: `unsent` never reached Teams, or without our sign-in. */
export type Tried = Sent | { readonly outcome: 'unsent'; readonly error: unknown };

/** Sends, and tells the id. */
type Work = () => Promise<string | undefined>;

interface RestError {
  readonly code?: unknown;
  readonly statusCode?: number;
  readonly response?: { readonly headers?: { get?(name: string): string | null | undefined } };
}

const mostAttempts = 3;
const longestWaitMs = 10_000;

const statusOf = ({ statusCode: status }: RestError): { readonly status?: number } =>
  status === undefined ? {} : { status };

/** Statuses by which the Bot Connector says that it delivered nothing. */
const isRefusal = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500 && status !== 408;

/**
 * By these Teams says that it did nothing and may be asked again: for haste, and for a conflict with
 * something else that happens in the conversation. Source: learn.microsoft.com/microsoftteams/platform,
 * "Optimize your bot with rate limiting in Teams".
 */
const isForLater = (status: number | undefined): boolean => status === 429 || status === 412;

/** As long as Teams asks, and longer each time. @param attempt counts from 1 */
function waitOf(error: RestError, attempt: number, now: Date): number {
  const header = error.response?.headers?.get?.('retry-after') ?? null;
  return Math.max(retryAfterOf(header, now) ?? 0, 500 * 2 ** attempt);
}

/** @param waitMs before another try, where Teams takes it later */
function failedOf(error: RestError, waitMs: number): Exclude<Sent, { outcome: 'sent' }> {
  const { statusCode: status } = error;
  if (isForLater(status)) return { outcome: 'throttled', waitMs, error };
  return { outcome: isRefusal(status) ? 'refused' : 'unknown', error, ...statusOf(error) };
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
async function once(work: Work, clock: () => Date): Promise<Tried> {
  try {
    return { outcome: 'sent', id: await work() };
  } catch (error) {
    if (isUnsent(error as RestError)) return { outcome: 'unsent', error };
    return failedOf(error as RestError, waitOf(error as RestError, 1, clock()));
  }
}

export interface SenderOptions {
  readonly adapter: TeamsAdapter;
  readonly appId: string;
  readonly sleep: (ms: number) => Promise<void>;
  readonly clock: () => Date;
}

/** Messages to a conversation outside of a turn. */
export class Sender {
  constructor(private readonly options: SenderOptions) {}

  /** Replies in a turn that is still going on. */
  reply(context: TurnContext, activity: Partial<Activity>): Promise<Sent> {
    return this.insisted(async () => (await context.sendActivity(activity))?.id);
  }

  post(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<Sent> {
    return this.insisted(() => this.posted(reference, activity));
  }

  /** Posts without waiting for Teams' pace: the outbox waits. */
  tryPost(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<Tried> {
    return once(() => this.posted(reference, activity), this.options.clock);
  }

  /**
   * Puts another card or text in the place of a message that was sent before. What was not confirmed is put
   * there again: twice is the same as once.
   */
  update(
    reference: Partial<ConversationReference>,
    id: string,
    activity: Partial<Activity>,
  ): Promise<Sent> {
    return this.insisted(() => this.updated(reference, id, activity), true);
  }

  /** Updates without waiting for Teams' pace. */
  tryUpdate(
    reference: Partial<ConversationReference>,
    id: string,
    activity: Partial<Activity>,
  ): Promise<Tried> {
    return once(() => this.updated(reference, id, activity), this.options.clock);
  }

  /**
   * Sends once, and again only where Teams said that it did not take it for now: a send that was not
   * confirmed may have been delivered, and a doubled answer is worse than a missing one.
   */
  private async insisted(work: Work, isSameTwice = false): Promise<Sent> {
    const { clock, sleep } = this.options;
    for (let count = 1; ; count += 1) {
      try {
        return { outcome: 'sent', id: await work() };
      } catch (thrown) {
        const error = thrown as RestError;
        const waitMs = waitOf(error, count, clock());
        const failed = failedOf(error, waitMs);
        const isUnsure = failed.outcome === 'unknown' && isSameTwice;
        if (failed.outcome !== 'throttled' && !isUnsure) return failed;
        if (count < mostAttempts) await sleep(Math.min(longestWaitMs, waitMs));
        else return isUnsure ? failed : { outcome: 'refused', error, ...statusOf(error) };
      }
    }
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
