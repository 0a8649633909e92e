import { type Incident, isMuted, type Severity, type Suspect } from '../domain/watch/incident.js';
import type { Voice } from '../language/voice.js';
import type { WordKey } from '../language/words.js';
import { type PressButton, press, type SayButton } from './button.js';
import type { CardView } from './card-view.js';
import { incidentCause, incidentMend, incidentTitle } from './incident-words.js';
import { looks } from './look.js';
import { type Row, row } from './row.js';

const look: { readonly [S in Severity]: (typeof looks)[keyof typeof looks] } = {
  info: looks.notApplicable,
  warning: looks.warning,
  critical: looks.failed,
};

/** How an incident is shown in one place and moment. */
export interface IncidentCardData {
  readonly incident: Incident;
  readonly at: Date;
  readonly says: readonly SayButton[];
}

const hourMs = 60 * 60 * 1000;

/** What happened shortly before is likely the cause; of many things none is. */
const mostSuspects = 3;

/** Whether the step is a cmdlet or a Graph resource, and not just the synchronisation. */
const isNamed = (step: string): boolean => /[-/]/.test(step);

function verdictOf({ state, flaps, severity }: Incident, voice: Voice): string {
  if (state === 'closed') return voice.say('incidents.closed');
  const words = voice.say(`incidents.${severity}`);
  return flaps > 1
    ? voice.say('joining.sentences', { text: words, more: voice.say('incidents.flapping') })
    : words;
}

function rowsOf(incident: Incident, voice: Voice): readonly Row[] {
  const { id, openedAt, lastAt, count, closedAt, evidence } = incident;
  return [
    row(voice.say('incidents.number'), id),
    row(voice.say('incidents.since'), voice.dated(openedAt)),
    row(voice.say('incidents.seen'), voice.say('incidents.times', { n: count })),
    ...(count > 1 ? [row(voice.say('incidents.last'), voice.dated(lastAt))] : []),
    ...(closedAt ? [row(voice.say('incidents.closedAt'), voice.dated(closedAt))] : []),
    ...(incident.kind === 'syncFailed' && isNamed(evidence.step)
      ? [row(voice.say('incidents.step'), voice.name(evidence.step))]
      : []),
    ...(evidence.said ? [row(voice.say('incidents.said'), voice.quote(evidence.said))] : []),
  ];
}

function suspectWords(suspect: Suspect, voice: Voice): string {
  if ('incidentId' in suspect) {
    const cause = incidentCause(suspect, voice);
    const title = incidentTitle(suspect, voice);
    return voice.say('incidents.known', { id: suspect.incidentId, title, cause });
  }
  const { changeId: id, what, at } = suspect;
  const name = voice.name(suspect.name);
  const kind = voice.say(`changeKinds.${what}` as WordKey & 'changeKinds.setup');
  return voice.say('incidents.suspect', { id, name, kind, moment: voice.moment(at) });
}

function notesOf({ incident, at }: IncidentCardData, voice: Voice) {
  const { acknowledged, muted, suspects, state } = incident;
  const isQuiet = muted && state === 'open' && isMuted(incident, at);
  return [
    ...suspects.slice(0, mostSuspects).map((suspect) => suspectWords(suspect, voice)),
    ...(suspects.length > mostSuspects
      ? [voice.say('time.more', { n: suspects.length - mostSuspects })]
      : []),
    ...(acknowledged
      ? [
          voice.say('incidents.acknowledgedBy', {
            name: voice.name(acknowledged.person.name),
            moment: voice.moment(acknowledged.at),
          }),
        ]
      : []),
    ...(isQuiet
      ? [
          muted.untilAt
            ? voice.say('incidents.mutedUntil', {
                name: voice.name(muted.person.name),
                moment: voice.moment(muted.untilAt),
              })
            : voice.say('incidents.mutedRecovery', { name: voice.name(muted.person.name) }),
        ]
      : []),
  ].map((text) => ({ text }));
}

function pressesOf({ incident, at }: IncidentCardData, voice: Voice): readonly PressButton[] {
  const { id, acknowledged, state } = incident;
  if (state === 'closed') return [];
  if (isMuted(incident, at)) {
    return [press(voice.say('incidents.unmute'), 'unmute.press', { incident: id })];
  }
  if (acknowledged) return [];
  return [press(voice.say('incidents.ack'), 'ack.press', { incident: id }, 'positive')];
}

function mutesOf({ incident, at }: IncidentCardData, voice: Voice): readonly PressButton[] {
  const { id, state } = incident;
  if (state === 'closed' || isMuted(incident, at)) return [];
  const mute = (title: string, hours: number | undefined): PressButton =>
    press(title, 'mute.press', { incident: id, ms: hours === undefined ? '' : hours * hourMs });
  return [
    mute(voice.say('incidents.mute1'), 1),
    mute(voice.say('incidents.mute8'), 8),
    mute(voice.say('incidents.muteRecovery'), undefined),
  ];
}

/** One incident: what failed, since when, why probably, what to do, and who looks after it. */
export function incidentCard(data: IncidentCardData, voice: Voice): CardView {
  const { incident, says } = data;
  const { symbol, tone } = incident.state === 'closed' ? looks.passed : look[incident.severity];
  const title = incidentTitle(incident, voice);
  const verdict = verdictOf(incident, voice);
  return {
    template: 'incident',
    language: voice.language,
    summary: voice.say('joining.named', { name: title, text: verdict }),
    data: {
      title,
      symbol,
      tone,
      verdict,
      cause: incidentCause(incident, voice),
      isOpen: incident.state === 'open',
      mend: incidentMend(incident, voice),
      rows: rowsOf(incident, voice),
      notes: notesOf(data, voice),
      presses: pressesOf(data, voice),
      mutes: mutesOf(data, voice),
      mayMute: incident.state === 'open' && !isMuted(incident, data.at),
      says: incident.state === 'closed' ? [] : says,
    },
  };
}
