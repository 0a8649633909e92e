import type { Activity } from 'botbuilder';

type Json = { readonly [name: string]: unknown };
type Check = (value: unknown) => boolean;

/** Ids of Teams have some hundred characters; what is far longer is none. */
const longestId = 8 * 1024;
/** Teams sends at most 28 KB of text. */
const longestText = 200 * 1024;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isShort: Check = (value) => typeof value === 'string' && value.length <= longestId;
const isId: Check = (value) => isShort(value) && value !== '';
const isText: Check = (value) => typeof value === 'string' && value.length <= longestText;

const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);

const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= 1000 && value.every(check);

const shaped =
  (shape: { readonly [name: string]: Check }): Check =>
  (value) =>
    isObject(value) && Object.entries(shape).every(([name, check]) => check(value[name]));

const account = shaped({ id: isId, name: maybe(isText), aadObjectId: maybe(isShort) });

const isActivity = shaped({
  type: isId,
  id: maybe(isShort),
  name: maybe(isShort),
  channelId: isShort,
  serviceUrl: isShort,
  text: maybe(isText),
  locale: maybe(isShort),
  localTimezone: maybe(isShort),
  replyToId: maybe(isShort),
  deliveryMode: maybe(isShort),
  from: account,
  recipient: maybe(account),
  conversation: shaped({
    id: isId,
    tenantId: maybe(isShort),
    conversationType: maybe(isShort),
  }),
  channelData: maybe(isObject),
  entities: maybe(listOf(isObject)),
  attachments: maybe(listOf(isObject)),
  membersAdded: maybe(listOf(account)),
  membersRemoved: maybe(listOf(account)),
});

/** A Bot Framework activity, as far as its shape goes; undefined for anything else. */
export const activityIn = (json: unknown): Activity | undefined =>
  isActivity(json) ? (json as Activity) : undefined;
