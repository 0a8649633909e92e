import { connectionName } from './sign-in-activity.js';

type Json = { readonly [name: string]: unknown };

/** What a client says with a token that it hands over. */
export interface ExchangeIn {
  readonly id: string;
  readonly connectionName: string;
  readonly token: string;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of `signin/tokenExchange`, or what an action carries as `authentication`; undefined for what is none. */
export function exchangeIn(value: unknown): ExchangeIn | undefined {
  if (!isObject(value)) return undefined;
  const { id, token, connectionName: named } = value;
  const isOurs = named === undefined || named === null || named === '' || named === connectionName;
  if (typeof id !== 'string' || typeof token !== 'string' || !isOurs) return undefined;
  return id === '' || token === '' ? undefined : { id, token, connectionName };
}

/** What an action that is sent again after a sign-in carries. */
export const authenticationIn = (value: unknown): unknown =>
  isObject(value) ? value['authentication'] : undefined;

const textIn = (value: unknown, name: string): string => {
  const text = isObject(value) ? value[name] : undefined;
  return typeof text === 'string' ? text : '';
};

/** What the sign-in page told Teams: the sign-in's id, or that the person closed the window. */
export const stateIn = (value: unknown): string => textIn(value, 'state');

/** Teams' word for why it has no token; what is no such word is not passed on. */
export const failureCodeIn = (value: unknown): string =>
  /^[a-z]{1,40}$/i.exec(textIn(value, 'code'))?.[0]?.toLowerCase() ?? 'unknown';
