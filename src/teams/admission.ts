import type { Activity } from 'botbuilder';

export interface AdmissionOptions {
  /** In lower case. */
  readonly tenantId: string;
  /** Hosts of the Bot Connector that replies may go to. */
  readonly serviceUrlHosts: readonly string[];
  /** In the sandbox a Bot Connector may be any program of this machine. */
  readonly isSandbox: boolean;
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function mayAnswerAt(
  serviceUrl: string,
  { serviceUrlHosts, isSandbox }: AdmissionOptions,
): boolean {
  const url = urlOf(serviceUrl);
  if (url?.username !== '' || url.password !== '') return false;
  if (isSandbox && loopback.has(url.hostname)) return true;
  return url.protocol === 'https:' && serviceUrlHosts.includes(url.hostname);
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null;

/** Every id of a tenant that stands somewhere in a part of an activity: `tenantId`, or `id` of a `tenant`. */
function tenantsIn(value: unknown): readonly unknown[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (/^tenantid$/i.test(name)) return [part];
    const own = name === 'tenant' && isObject(part) ? [part['id']] : [];
    return [...own, ...tenantsIn(part)];
  });
}

/**
 * Every place that names a tenant has to name ours, and some place has to: a message must not pass for that of
 * another. Who is added to a conversation, or mentioned in it, may come from elsewhere.
 */
function isOfTenant(
  { conversation, channelData, from, recipient }: Activity,
  tenantId: string,
): boolean {
  const named = [conversation, channelData, from, recipient]
    .flatMap(tenantsIn)
    .filter((id) => id !== undefined && id !== null);
  return (
    named.length > 0 && named.every((id) => typeof id === 'string' && id.toLowerCase() === tenantId)
  );
}

const speaks: ReadonlySet<string> = new Set(['message', 'invoke']);

/**
 * Why an activity is none for this bot, though it is truly from the Bot Framework; undefined when it is one:
 * from Teams, of our tenant, answered at a known place, and from a person whom the directory can know. The
 * words are for programs of this machine in the sandbox; nobody else is told.
 */
export function refusalOf(activity: Activity, options: AdmissionOptions): string | undefined {
  if (activity.channelId !== 'msteams') return 'channelId has to be msteams.';
  if (!mayAnswerAt(activity.serviceUrl, options)) {
    return 'serviceUrl has to be an address of this machine, such as http://127.0.0.1:9/.';
  }
  if (!isOfTenant(activity, options.tenantId)) {
    return `conversation.tenantId or channelData.tenant.id has to be ${options.tenantId}, and no other tenant may be named.`;
  }
  const isKnowable = !speaks.has(activity.type) || guid.test(activity.from.aadObjectId ?? '');
  return isKnowable ? undefined : 'from.aadObjectId has to be the Entra object id of a person.';
}
