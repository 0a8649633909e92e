type Json = { readonly [name: string]: unknown };

/** What an OAuthCard asks of the client. */
export interface OAuthCard {
  /** The sign-in's id, and the resource that a token is wanted for; undefined: only by the button. */
  readonly exchange: { readonly id: string; readonly resource: string } | undefined;
  readonly connectionName: string;
  readonly text: string;
  readonly title: string;
  /** The page behind the button. */
  readonly url: string;
}

const contentType = 'application/vnd.microsoft.card.oauth';

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The content of an OAuthCard, which is also the value of a `loginRequest`. */
export function oauthCardOf(content: unknown): OAuthCard | undefined {
  if (!isObject(content)) return undefined;
  const { text, connectionName, tokenExchangeResource: resource, buttons } = content;
  const [button]: unknown[] = Array.isArray(buttons) ? buttons : [];
  const { title, value } = isObject(button) ? button : {};
  const isExchange = isObject(resource) && typeof resource['id'] === 'string';
  return {
    exchange: isExchange
      ? { id: textOf(resource['id']), resource: textOf(resource['uri']) }
      : undefined,
    connectionName: textOf(connectionName),
    text: textOf(text),
    title: textOf(title),
    url: textOf(value),
  };
}

/** The OAuthCard of an activity; undefined where it has none. */
export function oauthCardIn(activity: Json): OAuthCard | undefined {
  const attachments = Array.isArray(activity['attachments']) ? activity['attachments'] : [];
  const attachment = attachments
    .filter(isObject)
    .find((each) => each['contentType'] === contentType);
  return attachment && oauthCardOf(attachment['content']);
}
