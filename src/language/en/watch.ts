import type { IncidentKind, Severity } from '../../domain/watch/incident.js';
import type { Topic } from '../../domain/watch/subscription.js';

/** Incidents: what each kind is called, its most likely cause, and what to do. */
export const incidents = {
  syncFailed: 'The synchronisation with Exchange fails',
  syncOverdue: 'The synchronisation is overdue',
  permissions: 'Rights that the connector needs are missing',
  prerequisites: 'Prerequisites of the connector are not met any more',
  credential: 'A certificate of the bot ends soon',
  silent: 'A process of the bot gave no sign of life',
  syncFailedMend: 'The bot\'s log tells more. "health" shows how the bot is.',
  syncOverdueMend: '"sync" tries it now; "history" shows what became of the last ones.',
  permissionsMend: '"check permissions" shows how to give them; after that the next sync works.',
  prerequisitesMend: '"check prerequisites" shows how to mend them.',
  credentialMend:
    'Add a new certificate to the app registration, put its file in place, and start the bot anew.',
  silentMend: 'The others go on with its work. Look at the machine that it ran on.',
  overdueCause: 'The last successful synchronisation: {moment}.',
  permissionsCause: 'Missing by now: {list}.',
  prerequisitesCause: 'Not met by now: {list}.',
  credentialCause: 'The certificate of "{name}" ends {moment}.',
  silentCause: 'Its last sign of life: {moment}.',
  info: 'For information.',
  warning: 'It may pass by itself.',
  critical: 'It does not pass by itself.',
  closed: 'It works again.',
  flapping: 'It comes and goes.',
  number: 'Incident',
  since: 'Since',
  seen: 'Seen',
  times: '{n} {n:time/times}',
  last: 'Last',
  closedAt: 'Works again since',
  said: "In the service's words",
  suspect: 'Shortly before: {kind} ({id}), asked for by {name}, {moment}.',
  acknowledgedBy: '✔ {name} looks after it, {moment}',
  mutedUntil: '{name} has muted it until {moment}.',
  mutedRecovery: '{name} has muted it until it recovers.',
  repeated: 'Possibly repeated: Teams did not confirm the first delivery.',
  ack: 'I look after it',
  mute8: 'Mute for 8 h',
  muteRecovery: 'Mute until recovery',
  unmute: 'Unmute',
  listTitle: 'Open incidents',
  listNone: 'There is none.',
  listSome: 'The newest first. "ack <id>" takes one on.',
  stormTitle: 'Many things fail at once',
  stormIntro: '{n} {n:incident is/incidents are} open. The newest:',
  recoveredTitle: 'It works again: {title}',
  recoveredIntro: 'It lasted {span} and was seen {n} {n:time/times}.',
  awayTitle: 'The bot was away',
  awayIntro:
    'It was away from {from} to {to}. What was due meanwhile is caught up now; incidents in between were not seen.',
  reminderTitle: 'A change still waits for approval',
} as const satisfies { readonly [K in IncidentKind | Severity | (string & {})]: string };

/** The daily digest. */
export const digest = {
  title: 'Daily digest',
  intro: '{n} {n:synchronisation/synchronisations} within a week, {failed} of them failed.',
  chart: 'How long the last synchronisations took',
  devices: '{n} {n:device/devices}',
  incidents: '{n} open {n:incident/incidents}',
  waiting: '{n} {n:change waits/changes wait} for approval.',
} as const;

/** Subscriptions. */
export const subscriptions = {
  failures: 'failures',
  recoveries: 'recoveries',
  changes: 'changes',
  approvals: 'approvals that wait',
  digest: 'the daily digest',
  done: 'This conversation hears of: {list}.',
  ended: 'This conversation hears of nothing any more.',
  title: 'Subscriptions',
  none: 'No conversation has subscribed. "subscribe" starts here.',
  some: '{n} {n:conversation has/conversations have} subscribed.',
  here: 'this conversation',
} as const satisfies { readonly [K in Topic | (string & {})]: string };
