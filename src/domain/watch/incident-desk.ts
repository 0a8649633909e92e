import { PersonFailure } from '../failure.js';
import type { Person } from '../people/person.js';
import type { Store, StoreAreas } from '../ports/store.js';
import { announce } from './announce.js';
import type { Holding } from './holding.js';
import { type Incident, isMuted } from './incident.js';

export interface IncidentDeskOptions {
  readonly store: Store;
  readonly holding: Holding;
  readonly clock: () => Date;
  readonly wake: () => void;
}

const mostListed = 20;

/** What people do about incidents; everybody's cards show it. */
export class IncidentDesk {
  constructor(private readonly options: IncidentDeskOptions) {}

  /** The open ones, the newest first. */
  open(): Promise<readonly Incident[]> {
    return this.options.store.incidents.open(mostListed);
  }

  /** @throws PersonFailure when there is no such incident */
  find(said: string): Promise<Incident> {
    return this.found(this.options.store, said);
  }

  /** @throws PersonFailure when it is closed, or somebody has acknowledged it already */
  acknowledge(said: string, { objectId, name }: Person): Promise<Incident> {
    return this.changed(said, 'incident.acknowledged', { objectId, name }, (incident, at) => {
      if (incident.acknowledged) {
        const { person } = incident.acknowledged;
        throw new PersonFailure('acknowledgedBefore', { id: incident.id, name: person.name });
      }
      return { ...incident, acknowledged: { person: { objectId, name }, at } };
    });
  }

  /**
   * Tells nobody of it for so many milliseconds; undefined: until it recovers.
   * @throws PersonFailure when there is no such incident
   */
  mute(said: string, { objectId, name }: Person, ms: number | undefined): Promise<Incident> {
    return this.changed(said, 'incident.muted', { objectId, name }, (incident, at) => {
      const untilAt = ms === undefined ? undefined : new Date(at.getTime() + ms);
      return { ...incident, muted: { person: { objectId, name }, untilAt } };
    });
  }

  /** @throws PersonFailure when it is not muted */
  unmute(said: string, { objectId, name }: Person): Promise<Incident> {
    return this.changed(said, 'incident.unmuted', { objectId, name }, (incident, at) => {
      if (!isMuted(incident, at)) throw new PersonFailure('notMuted', { id: incident.id });
      return { ...incident, muted: undefined };
    });
  }

  private async changed(
    said: string,
    what: 'incident.acknowledged' | 'incident.muted' | 'incident.unmuted',
    person: { readonly objectId: string; readonly name: string },
    change: (incident: Incident, at: Date) => Incident,
  ): Promise<Incident> {
    const { store, holding, clock, wake } = this.options;
    const at = clock();
    const write = async (areas: StoreAreas): Promise<Incident> => {
      const incident = await this.found(areas, said);
      const { id } = incident;
      if (incident.state === 'closed') throw new PersonFailure('incidentClosed', { id });
      const next = change(incident, at);
      if (!(await areas.incidents.put(next))) throw new PersonFailure('incidentChanged', { id });
      await areas.audit.append({ at, what, person, changeId: undefined, detail: { incident: id } });
      await announce(next, 'updated', at, holding, areas);
      return { ...next, version: next.version + 1 };
    };
    const written = await store.together(write);
    wake();
    return written;
  }

  private async found(
    { incidents }: Pick<StoreAreas, 'incidents'>,
    said: string,
  ): Promise<Incident> {
    const incident = await incidents.get(said.trim().toUpperCase());
    if (!incident) throw new PersonFailure('incidentUnknown', { id: said.slice(0, 40) });
    return incident;
  }
}
