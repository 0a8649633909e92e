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

const isSame = (id: unknown, tenantId: string): boolean =>
  typeof id === 'string' && id.toLowerCase() === tenantId;

function tenantOf({ conversation, channelData }: Activity): string | undefined {
  const inData: unknown = channelData?.tenant?.id;
  return conversation.tenantId ?? (typeof inData === 'string' ? inData : undefined);
}

/** Every place that names a tenant has to name ours: a message must not pass for that of another. */
function isOfTenant(activity: Activity, tenantId: string): boolean {
  const named: readonly unknown[] = [
    tenantOf(activity),
    activity.channelData?.tenant?.id,
    activity.conversation.tenantId,
  ];
  return (
    named[0] !== undefined &&
    named.every((id) => id === undefined || id === null || isSame(id, tenantId))
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
    return `conversation.tenantId or channelData.tenant.id has to be ${options.tenantId}, and none another.`;
  }
  const isKnowable = !speaks.has(activity.type) || guid.test(activity.from.aadObjectId ?? '');
  return isKnowable ? undefined : 'from.aadObjectId has to be the Entra object id of a person.';
}
