import type { SigningKey } from '../tenant/signing-key.js';

/** Teams gives a bot this long, then delivers a message once more. */
const answerWithinMs = 15_000;

const tokenSeconds = 600;

export interface BotLinkOptions {
  /** Where the bot is told of activities, such as `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: () => string;
  readonly appId: string;
  readonly key: SigningKey;
  readonly serviceUrl: () => string;
  readonly clock: () => Date;
}

/** What the bot answered with; undefined when there was no answer. */
export type BotAnswer = { readonly status: number; readonly body: unknown } | undefined;

/** Sends activities to the bot, signed as the Bot Connector signs them. */
export class BotLink {
  constructor(private readonly options: BotLinkOptions) {}

  /** Delivers once more, with the same id, when the first delivery brought no answer in time. */
  async deliver(activity: object): Promise<BotAnswer> {
    return (await this.send(activity)) ?? (await this.send(activity));
  }

  async send(activity: object): Promise<BotAnswer> {
    try {
      const response = await fetch(this.options.botUrl(), {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${await this.token()}`,
        },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(answerWithinMs),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    } catch {
      return undefined;
    }
  }

  async isUp(): Promise<boolean> {
    try {
      const url = new URL('/healthz', this.options.botUrl());
      const { ok } = await fetch(url, { signal: AbortSignal.timeout(2000) });
      return ok;
    } catch {
      return false;
    }
  }

  private token(): Promise<string> {
    const { appId, key, serviceUrl, clock } = this.options;
    const now = Math.floor(clock().getTime() / 1000);
    return key.sign({
      iss: 'https://api.botframework.com',
      aud: appId,
      serviceurl: serviceUrl(),
      iat: now,
      nbf: now,
      exp: now + tokenSeconds,
    });
  }
}
