import type { CardView } from '../cards/card-view.js';
import { changeCard } from '../cards/change-card.js';
import { incidentCard } from '../cards/incident-card.js';
import { incidentTitle } from '../cards/incident-words.js';
import { listCard } from '../cards/list-card.js';
import { statusCard } from '../cards/status-card.js';
import { changeWording } from '../commands/change/change-wording.js';
import { digestView } from '../commands/digest/digest-command.js';
import { detailsSay, incidentSays } from '../commands/incidents/incident-says.js';
import { incidentsWording } from '../commands/incidents/incidents-wording.js';
import { interruptedView, newestChanges } from '../commands/interrupted.js';
import { pendingWording } from '../commands/pending/pending-wording.js';
import { statusWording } from '../commands/status/status-wording.js';
import { sayCommand } from '../commands/suggest.js';
import type { StatusDesk } from '../domain/connector/status-desk.js';
import type { Subject } from '../domain/ports/outbox.js';
import type { Store } from '../domain/ports/store.js';
import type { Voice } from '../language/voice.js';
import type { DrawSubject, Place } from './notice-delivery.js';

type Drawer = (id: string, place: Place, voice: Voice) => Promise<CardView | undefined>;

const stormShown = 8;

/** `<incident>.<flaps>`, as outbox subjects name it. */
const incidentIn = (id: string): string => id.split('.')[0] ?? id;

/**
 * Draws every subject of the outbox as it is when it is sent, in the words of whoever reads it.
 */
export function subjectCards(
  store: Store,
  connection: Pick<StatusDesk, 'connectionInformation'>,
): DrawSubject {
  const change: Drawer = async (id, _place, voice) => {
    const found = await store.changes.get(id);
    return found && changeCard(found, voice);
  };

  const reminder: Drawer = async (id, _place, voice) => {
    const found = await store.changes.get(id);
    if (found?.state !== 'waiting') return undefined;
    const { summary } = changeCard(found, voice);
    const says = [
      sayCommand(changeWording, voice, { change: id }),
      sayCommand(pendingWording, voice),
    ];
    const title = voice.say('incidents.reminderTitle');
    const expires = { title: voice.say('changes.expires'), text: voice.dated(found.expiresAt) };
    return listCard({ title, intro: summary, lines: [expires], says }, voice);
  };

  const incident: Drawer = async (id, { isPosted, at }, voice) => {
    const found = await store.incidents.get(incidentIn(id));
    // What was over before it could be told is not told at all.
    if (!found || (found.state === 'closed' && !isPosted)) return undefined;
    const says = [...incidentSays(voice), detailsSay(found.id, voice)];
    return incidentCard({ incident: found, at, says }, voice);
  };

  const recovery: Drawer = async (id, { conversationId }, voice) => {
    const [incidentId = '', flaps = '0'] = id.split('.');
    const found = await store.incidents.get(incidentId);
    const told: Subject = { kind: 'incident', id: `${incidentId}.${Math.min(Number(flaps), 1)}` };
    // Nobody needs to hear of the end of what they never heard of.
    if (found?.state !== 'closed' || !(await store.outbox.posted(conversationId, told))) {
      return undefined;
    }
    const { openedAt, closedAt = openedAt, count } = found;
    const title = voice.say('incidents.recoveredTitle', { title: incidentTitle(found, voice) });
    const span = voice.span(closedAt.getTime() - openedAt.getTime());
    const intro = voice.say('incidents.recoveredIntro', { span, n: count });
    return listCard({ title, intro, lines: [], says: [sayCommand(statusWording, voice)] }, voice);
  };

  const storm: Drawer = async (_id, _place, voice) => {
    const open = await store.incidents.open(1000);
    const lines = open.slice(0, stormShown).map((each) => ({
      title: voice.say('incidents.listed', { id: each.id, title: incidentTitle(each, voice) }),
      text: voice.dated(each.openedAt),
    }));
    const title = voice.say('incidents.stormTitle');
    const intro = voice.say('incidents.stormIntro', { n: open.length });
    return listCard({ title, intro, lines, says: [sayCommand(incidentsWording, voice)] }, voice);
  };

  const digest: Drawer = (_id, { at }, voice) => digestView(store, at, voice);

  const away: Drawer = async (id, _place, voice) => {
    const [from, to] = id.split('/').map((text) => new Date(text));
    if (!from || !to) return undefined;
    const title = voice.say('incidents.awayTitle');
    const intro = voice.say('incidents.awayIntro', {
      from: voice.moment(from),
      to: voice.moment(to),
    });
    return listCard({ title, intro, lines: [], says: [sayCommand(statusWording, voice)] }, voice);
  };

  const connected: Drawer = async (_id, _place, voice) =>
    statusCard({ information: await connection.connectionInformation(), says: [] }, voice);

  const interrupted: Drawer = async (id, _place, voice) => {
    const answer = await store.pendingAnswers.get(id);
    return answer && interruptedView(answer, await newestChanges(store.changes), voice);
  };

  const drawers: { readonly [K in Subject['kind']]: Drawer } = {
    change,
    connection: connected,
    reminder,
    incident,
    recovery,
    storm,
    digest,
    away,
    interrupted,
  };
  return async ({ subject }, place, voice) => {
    const view = await drawers[subject.kind](subject.id, place, voice);
    return view && place.isRepeated ? { ...view, note: voice.say('incidents.repeated') } : view;
  };
}
