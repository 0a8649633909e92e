import type { Subject } from '../../src/domain/ports/outbox.js';
import type { Sender } from '../../src/teams/sender.js';
import { subjectCards } from '../../src/teams/subject-cards.js';
import { Noticed } from './noticed.js';
import { connected } from './reports.js';
import type { Watched } from './watched.js';

/** A message that reached its conversation, or an update of one. */
export interface Told {
  readonly conversationId: string;
  readonly subject: Subject;
  readonly isNew: boolean;
  readonly at: Date;
}

/** Teams that takes everything. */
function takesAll(): Pick<Sender, 'tryPost' | 'tryUpdate'> {
  let ids = 0;
  return {
    tryPost: async () => {
      ids += 1;
      return { outcome: 'sent', id: `message-${ids}` };
    },
    tryUpdate: async (_reference, id) => ({ outcome: 'sent', id }),
  };
}

/** Delivers by the real delivery and the real cards of a process that has just been started. */
export async function deliver(
  world: Watched,
  conversations: readonly string[],
): Promise<readonly Told[]> {
  const told: Told[] = [];
  const noticed = new Noticed(world.store, { url: 'http://127.0.0.1:1' });
  noticed.now = world.now;
  for (const id of conversations) {
    if (!(await world.store.conversations.get(id))) await noticed.know(id);
  }
  const draw = subjectCards(world.store, { connectionInformation: async () => connected });
  noticed.drawSubject = async (showing, place, voice) => {
    const view = await draw(showing, place, voice);
    const { conversationId, subject } = showing;
    if (view) told.push({ conversationId, subject, isNew: !place.isPosted, at: world.clock() });
    return view;
  };
  const delivery = noticed.delivery(takesAll());
  await delivery.deliver();
  // What Teams' pace keeps waiting goes out in the next minute.
  for (let n = 0; n < 60; n += 1) {
    const due = await world.store.outbox.due(new Date(noticed.now + 60_000), 1);
    if (due.length === 0) break;
    noticed.now += 1000;
    await delivery.deliver();
  }
  if (noticed.logged.length > 0) throw new Error(noticed.logged.join());
  return told;
}
