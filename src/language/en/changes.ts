import type { ChangeState } from '../../domain/changes/change.js';
import type { ChangeKind } from '../../domain/changes/policy.js';

/** Kinds of change. */
export const changeKinds = {
  setup: 'Set up the connector',
  disconnect: 'Disconnect the connector',
  device: 'Decide about one device',
  restore: 'Put back what a setup overwrote',
} as const satisfies { readonly [K in ChangeKind]: string };

/** What became of a change, in one sentence. */
export const changeStates = {
  draft: 'A plan. Nothing is asked for yet.',
  waiting: 'Waiting for approval.',
  approved: 'Approved. It starts in a moment.',
  running: 'It is being done.',
  done: 'Done, and checked afterwards.',
  failed: 'It failed. The steps show what was done and what was not.',
  unknown:
    'It is not known whether all of it was done. Nothing is repeated; please look at Exchange.',
  rejected: 'Rejected. Nothing was changed.',
  expired: 'Nobody decided in time. Nothing was changed.',
  withdrawn: 'Taken back. Nothing was changed.',
  void: 'The tenant is not as it was when this was approved, so nothing was run. Please ask anew.',
} as const satisfies { readonly [S in ChangeState]: string };

/** The cards of changes. */
export const changes = {
  number: 'Change',
  account: 'Connector account',
  mailbox: 'Mailbox',
  requester: 'Asked for by',
  expires: 'Expires',
  ended: 'Ended',
  steps: 'What would change in Exchange',
  stepsRun: 'What was to change in Exchange',
  noSteps:
    'Nothing changes in Exchange: its settings are as asked for. The connector is recorded, and a full synchronisation follows.',
  disconnects: 'Synchronising stops and the record is marked. Exchange stays as it is.',
  difference: '{name}: {before} → {after}',
  adds: '+ {list}',
  removes: '− {list}',
  added: 'Added ({n}): {list}',
  removed: 'Removed ({n}): {list}',
  entries: '{n} {n:entry/entries}, SHA-256 {digest}',
  characters: '{n} {n:character/characters}, SHA-256 {digest}',
  shortened: 'Long values are counted here. "Show all values" has every one of them whole.',
  showAll: 'Show all values',
  moreSteps: '{n} more {n:step/steps}: "Show all values" has them.',
  valuesTitle: 'All values of change {id}',
  valuesIntro: 'Exactly what runs, and what it overwrites. Hash of the plan: {hash}',
  stepNumber: 'Step {n}: {cmdlet}',
  overwritten: '{name} before',
  backToChange: 'Back to the change',
  nothing: 'none',
  yes: 'yes',
  no: 'no',
  effect:
    'Reaches {devices} of {total} {total:device/devices} of {people} {people:person/people}, counted {moment}. {exempt} with an exemption of their own stay as they are; {external} that Exchange does not decide on (Outlook under Conditional Access) are not affected or unknown.',
  approvedBy: '✔ Approved by {name}, {moment}',
  lapsed: 'The approval of {name} does not count any more: the right to approve is gone.',
  brokenBy: '⚠ Run without approval by {name}, {moment}: {reason}',
  asksBecause: 'Reason: {reason}',
  why: 'Why do you ask?',
  whyNeeded: 'Why do you ask? (needed)',
  again: 'Plan it anew',
  rest: 'Plan the rest',
  goBack: 'Plan to go back',
  restores: 'Puts back what change {id} overwrote.',
  foundDrift: 'By now this would be changed instead:',
  foundLeft: 'Read back afterwards, this was still to be done:',
  foundNothing: 'By now nothing would have to be changed.',
  foundGrowth:
    'It would reach {devices} {devices:device/devices} by now, and {before} when it was asked.',
  foundRequester: 'The requester can no longer request changes, so it was not run.',
  foundApproval: 'Not enough of those who agreed may still do so.',
  trouble: 'What went wrong: {fault}',
  rejectedBy: '✖ Rejected by {name}, {moment}: {reason}',
  stepFailed: 'Failed: {fault}',
  warning: '⚠ Exchange remarks: {text}',
  stepSaid: "In the service's words: {said}",
  needs: '{n} {n:approval is/approvals are} needed, from somebody other than who asked.',
  ask: 'Ask for approval',
  approve: 'Approve',
  reject: 'Reject',
  withdraw: 'Take back',
  refresh: 'Refresh',
  reason: 'Reason (needed to reject)',
  summary: '{kind} ({id}): {state}',
  setupTitle: 'Set up the connector',
  setupIntro:
    'Connector account: {account}. The values are those of today; change what you want changed. Nothing happens before others have approved it.',
  defaultAccessLevel: 'Devices that no rule knows',
  adminMailRecipients:
    'Who gets a mail when a device is quarantined (addresses, separated by commas)',
  userMailInsert: 'Text in the mail to people whose device is quarantined or blocked',
  allowOutlook: 'Allow Outlook for iOS and Android by an access rule',
  defaultPolicy: 'Default mobile device mailbox policy',
  otherPolicy: 'Another policy, by its exact name ({n} {n:is/are} not listed above)',
  recipientsKept:
    'The {n} recipients of quarantine mails are too many to edit here; they stay as they are.',
  outlookAllowed: 'An access rule already allows Outlook for iOS and Android.',
  required: 'Please choose.',
  plan: 'Show the plan',
  refused: 'A connector cannot be set up yet: {why}.',
  refusedPrerequisites: 'not all prerequisites are met',
  refusedExecuting: 'the executing identity may not run all 13 cmdlets',
  refusedAccount: '{account} lacks cmdlets or the Intune right',
  listed: '{id}: {kind}',
  askedBy: 'Asked for by {name}.',
  pendingTitle: 'Changes that wait',
  pendingNone: 'Nothing waits.',
  pendingSome: '{n} {n:change waits/changes wait}. "change <id>" shows one.',
  auditTitle: 'Audit',
  auditSome: 'The newest first. Each entry carries the hash of the one before.',
  auditSince: 'Since {moment}.',
  auditNone: 'There is no entry yet.',
  auditWhole:
    'The chain of {n} {n:entry/entries} is whole, and agrees with {checkpoints} {checkpoints:checkpoint/checkpoints}.',
  auditArchived:
    'Entries up to {number} are in the archive, which "npm run verify-archive" checks.',
  auditCut: 'The end of the chain is cut off: entry {number} and what followed are gone.',
  auditForged: 'The checkpoint at entry {number} was not signed by this bot.',
  auditAltered: 'Entry {number} was altered, or what came before it.',
  auditMissing: 'Entry {number} is missing.',
  bot: 'the bot',
} as const;

/** What the audit has entries of, and how it ended. */
export const auditEvents = {
  requested: 'Change asked for',
  approved: 'Change approved',
  brokenGlass: 'Run without approval',
  rejected: 'Change rejected',
  withdrawn: 'Change taken back',
  expired: 'Change expired',
  refused: 'Decision refused',
  started: 'Change begun',
  ended: 'Change ended',
  ran: 'Cmdlet run',
  syncCancelled: 'Synchronisation cancelled',
  acknowledged: 'Incident taken on',
  muted: 'Incident muted',
  unmuted: 'Incident unmuted',
  signInRefused: 'Sign-in refused',
  logLevel: 'Log level for a while',
  archived: 'Old entries archived',
  restored: 'Database restored from a backup',
  done: 'done',
  failed: 'failed',
  unknown: 'outcome unknown',
  void: 'void',
  between: ', ',
} as const;

/** Why a decision was refused, as the audit has it: about somebody, not to them. */
export const auditRefusals = {
  ownChange: 'a change of their own',
  mayNotApprove: 'may not decide',
  decidedBefore: 'had decided before',
  changeDecided: 'the change did not wait any more',
  reasonMissing: 'no reason given',
  breakGlassReason: 'no reason given',
  noBreakGlass: 'the policy names nobody',
  mayNotBreakGlass: 'the policy does not name them',
  notYourChange: 'a change of somebody else',
} as const;

/** Exchange's states of a device. */
export const deviceStates = {
  allowed: 'Allowed',
  blocked: 'Blocked',
  quarantined: 'Quarantined',
  discovery: 'Being discovered',
  unknown: 'Unknown',
} as const;

/** Devices. */
export const devices = {
  title: 'Quarantined devices',
  noneQuarantined: 'No device is quarantined.',
  quarantined:
    '{n} {n:device is/devices are} quarantined. Letting one in is a change that others approve. After a reset a device has another id, and its entry does not hold any more.',
  allow: 'Allow {person}: {model}',
  block: 'Block {person}: {model}',
  which: 'Which device',
  list: 'Devices',
  found: '{n} {n:device/devices}.',
  several: '{n} {n:device matches/devices match}. Choose the one you mean.',
  nearest: 'No device matches exactly; {n} {n:comes/come} close. Choose one if you mean it.',
  shownOf: 'Showing {shown} of {n}.',
} as const;

/** Access levels, as Exchange's consoles name them. */
export const accessLevels = {
  Allow: 'Allow access',
  Block: 'Block access',
  Quarantine: 'Quarantine',
} as const;
