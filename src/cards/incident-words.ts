import type { Failure, Incident } from '../domain/watch/incident.js';
import type { Voice } from '../language/voice.js';
import type { WordKey } from '../language/words.js';

/** An incident, or what is known of one elsewhere. */
type Known = Pick<Failure, 'kind' | 'evidence'>;

const dateIn = ({ evidence }: Known): Date | undefined => {
  const [text] = evidence.missing;
  return text === undefined ? undefined : new Date(text);
};

const serviceOf = ({ evidence: { service } }: Known, voice: Voice): string =>
  voice.say(`services.${service ?? 'exchange'}` as WordKey & 'services.exchange');

/** What went wrong, in a sentence. */
function faultWords(incident: Known, voice: Voice): string {
  const { fault } = incident.evidence;
  if (fault === undefined || fault === 'ours') return voice.say('syncs.failedByBot');
  const service = serviceOf(incident, voice);
  return voice.say(`faults.${fault}` as WordKey & 'faults.unreachable', { service });
}

const checkNames = ({ evidence }: Known, voice: Voice): readonly string[] =>
  evidence.missing.map((id) => voice.say(`prerequisites.${id}` as WordKey & 'prerequisites.title'));

/** What it is about, in a line. */
export function incidentTitle(incident: Known, voice: Voice): string {
  return voice.say(`incidents.${incident.kind}`);
}

/** The most likely cause. */
export function incidentCause(incident: Known, voice: Voice): string {
  const { kind, evidence } = incident;
  switch (kind) {
    case 'syncFailed':
      return faultWords(incident, voice);
    case 'syncOverdue':
      return voice.say('incidents.overdueCause', { moment: voice.dated(dateIn(incident)) });
    case 'permissions':
      return voice.say('incidents.permissionsCause', {
        list: voice.list(evidence.missing.map((each) => voice.name(each))),
      });
    case 'prerequisites':
      return voice.say('incidents.prerequisitesCause', {
        list: voice.list(checkNames(incident, voice)),
      });
    case 'credential':
      return voice.say('incidents.credentialCause', {
        name: voice.name(evidence.step),
        moment: voice.dated(dateIn(incident)),
      });
    case 'undeliverable':
      return voice.say('incidents.undeliverableCause', {
        id: voice.name(evidence.step),
        moment: voice.dated(dateIn(incident)),
      });
    case 'silent':
      return voice.say('incidents.silentCause', { moment: voice.dated(dateIn(incident)) });
  }
}

/** What to do about it. */
export function incidentMend(incident: Incident, voice: Voice): string {
  const { fault } = incident.evidence;
  if (incident.kind !== 'syncFailed' || fault === undefined || fault === 'ours') {
    return voice.say(`incidents.${incident.kind}Mend`);
  }
  return voice.say(`remedies.${fault}` as WordKey & 'remedies.unreachable');
}
