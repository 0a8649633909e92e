import type { AuditEntry } from '../../domain/audit/audit-entry.js';
import type { Voice } from '../../language/voice.js';
import type { WordKey } from '../../language/words.js';

const whatWords = {
  'change.requested': 'auditEvents.requested',
  'change.approved': 'auditEvents.approved',
  'change.brokenGlass': 'auditEvents.brokenGlass',
  'change.rejected': 'auditEvents.rejected',
  'change.withdrawn': 'auditEvents.withdrawn',
  'change.expired': 'auditEvents.expired',
  'change.refused': 'auditEvents.refused',
  'change.started': 'auditEvents.started',
  'change.ended': 'auditEvents.ended',
  'cmdlet.ran': 'auditEvents.ran',
  'sync.cancelled': 'auditEvents.syncCancelled',
  'incident.acknowledged': 'auditEvents.acknowledged',
  'incident.muted': 'auditEvents.muted',
  'incident.unmuted': 'auditEvents.unmuted',
  'signIn.refused': 'auditEvents.signInRefused',
  'log.level': 'auditEvents.logLevel',
  'audit.archived': 'auditEvents.archived',
  'audit.restored': 'auditEvents.restored',
} as const satisfies { readonly [W in AuditEntry['what']]: WordKey };

const outcomes = {
  done: 'auditEvents.done',
  failed: 'auditEvents.failed',
  unknown: 'auditEvents.unknown',
  void: 'auditEvents.void',
} as const;

const isOutcome = (text: string): text is keyof typeof outcomes => Object.hasOwn(outcomes, text);

const refusals = [
  ...(['ownChange', 'mayNotApprove', 'decidedBefore', 'changeDecided', 'reasonMissing'] as const),
  ...(['breakGlassReason', 'noBreakGlass', 'mayNotBreakGlass', 'notYourChange'] as const),
];

/** Why a decision was refused; a reason that has no words here stays as it was recorded. */
function refusalWords(refusal: string | undefined, voice: Voice): string | undefined {
  const known = refusals.find((each) => each === refusal);
  if (known) return voice.say(`auditRefusals.${known}`);
  return refusal === undefined ? undefined : voice.name(refusal);
}

/** One entry of the audit: when, what, who, which change, and what tells it apart. */
export function entryLine(entry: AuditEntry, voice: Voice) {
  const { number, at, what, person, changeId = '', detail } = entry;
  const { cmdlet, state, refusal, reason, level, outcome = '' } = detail;
  const said = [
    cmdlet ??
      state ??
      refusalWords(refusal, voice) ??
      (reason === undefined ? undefined : voice.quote(reason)) ??
      level ??
      '',
    outcome,
  ].map((text) => (isOutcome(text) ? voice.say(outcomes[text]) : text));
  const parts = [
    voice.say(whatWords[what]),
    person ? voice.name(person.name) : voice.say('changes.bot'),
    changeId,
    ...said,
  ];
  return {
    title: `${number}. ${voice.moment(at)}`,
    text: parts.filter((part) => part !== '').join(voice.say('auditEvents.between')),
  };
}
