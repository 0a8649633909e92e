import type { Refusal } from '../../domain/failure.js';

/** What a person asked for that cannot be done as asked; the slots are the refusal's values. */
export const refusals = {
  noRole:
    'Hello. This bot is for the people who look after Exchange and Intune here; please ask your administrator for a role.',
  roleTooLow: 'That needs the role {needed}; yours is {held}. Please ask your administrator.',
  accountMalformed:
    '"{account}" is not an address. Write it as in: check permissions for someone@example.com',
  accountNotFound: 'There is no account "{account}" in this tenant. Please check the spelling.',
  accountForeign:
    '"{account}" is a guest or belongs to another tenant. A connector account has to be a member of this one.',
  buttonUnknown:
    'That button does not belong to this bot. Type "help" to see what you can ask for.',
  buttonOutdated: 'That button is from an older card. Please type the command again.',
  textTooLong: 'That text is too long: at most {limit} characters, please.',
  languageUnknown: 'The bot does not speak "{language}". Choose en, zh-TW or auto.',
  changeUnnamed: 'It is not said which change is meant. "pending" lists those that wait.',
  changeUnknown: 'There is no change "{id}". "pending" lists those that wait.',
  changeDecided: 'Change {id} is not waiting any more. "change {id}" shows what became of it.',
  mayNotApprove: 'You may not decide about this change.',
  ownChange: 'You asked for this change yourself, so others have to decide about it.',
  decidedBefore: 'You have decided about change {id} already.',
  reasonMissing: 'Please say why, as in: reject <id> not before Monday',
  reasonNeeded: 'Please say why you ask for this; it is needed for this kind of change.',
  changeOpen: 'Change {id} has not ended yet.',
  ownChangePending:
    'Nothing was requested: your change {id} ({does}) is still pending. Withdraw it first with: withdraw {id}',
  otherChangePending:
    'Nothing was requested: {name} already has a pending change {id} ({does}). Show it with: change {id}. Ask {name} to withdraw it, or wait until it ends.',
  mayNotRequest: 'You can no longer request changes: that needs the role operator.',
  noRollback:
    'Change {id} disconnected the connector, which cannot be rolled back. To connect again: setup',
  changedSince:
    'Nothing was planned: {settings} changed since, and a rollback would overwrite it. Check the current value and change it directly.',
  changedByNewer:
    'Nothing was planned: change {newer} wrote the same settings later. Roll back {newer} first, with: go back {newer}',
  accountGone: 'There is no enabled account "{name}" in this tenant.',
  policyGone:
    'There is no mobile device mailbox policy "{name}" any more; it was renamed or removed.',
  deviceGone: '{name} is no longer there, or registered again as a new partnership.',
  connectorGone: 'The connector of {name} is not the current one any more.',
  ruleGone: 'There is no device access rule "{name}" any more.',
  changeGone: 'Change {name} is no longer on record.',
  noBreakGlass: 'The policy names nobody who may run a change without approval.',
  mayNotBreakGlass: 'You may not run a change without approval.',
  breakGlassReason: 'Please say why, as in: break glass <id> mail is down for everybody',
  notYourChange: 'Only the person who asked for a change can take it back or send it.',
  nothingToChange: 'Everything is as asked for already.',
  formIncomplete: 'The form is not complete: {field}.',
  fieldTooLong:
    'The form is not complete: {field}. That is more than {limit} characters. Nothing was planned.',
  fieldHidden:
    'The form is not complete: {field}. The text has {character} in it, which nobody can see. Type it again without it.',
  fieldUnreadable:
    'The form is not complete: {field}. The value could not be read. Open the form again.',
  addressInvalid: 'The form is not complete: {field}. "{text}" is not an address.',
  noConnector: 'There is no connector. "setup" makes one.',
  tooFast: 'That is faster than the bot may answer. Ask again in {seconds} s.',
  deviceUnknown:
    'There is no device "{device}". Name it by its id, or by the name or mailbox of whose it is; "quarantined" lists those that wait.',
  policyUnknown: 'There is no mobile device mailbox policy "{policy}".',
  noDevice: '{name} has no mobile device that Exchange knows.',
  mailboxAmbiguous:
    'Several mailboxes are named "{mailbox}", and it isn\'t certain whose device this is. Name the owner by email address.',
  incidentUnknown: 'There is no incident "{id}". "incidents" lists the open ones.',
  incidentClosed: 'Incident {id} is over.',
  incidentChanged: 'Incident {id} has just changed. Please try again.',
  acknowledgedBefore: '{name} looks after incident {id} already.',
  notMuted: 'Incident {id} is not muted.',
  notSubscribed: 'This conversation has subscribed to nothing.',
  topicUnknown:
    '"{topic}" is none of: failures, recoveries, changes, approvals, digest, all; nor a severity: info, warning, critical.',
  logLevelUnknown:
    'Say debug, info, warn or error, and for how long (at most a day), such as: log level debug for 15m',
  spanUnknown:
    'Please say for how long, at most a week, as in: mute <id> 8h, or: mute <id> until recovery',
  auditRequestUnknown:
    'Say it as in: audit, audit last 2h, audit by alice, audit last 7d by alice, audit verify, audit export <change>',
  noSync: 'No synchronisation is running.',
  askAlone:
    'This is read with your own rights, so it is done only in our personal chat, where nobody else sees it. Please write to me there.',
  signInAgain: 'Your sign-in ended while this was read, so it was not done. Please ask once more.',
  syncRunning: 'A synchronisation is running already. "history" shows it.',
} as const satisfies { readonly [R in Refusal]: string };
