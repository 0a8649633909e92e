import { openStates } from '../changes/change.js';
import type { Store, StoreAreas } from '../ports/store.js';
import type { SyncRun } from '../ports/sync-store.js';
import { announce, withStorm } from './announce.js';
import { failureOfSync } from './failure-of.js';
import type { Holding } from './holding.js';
import type { Failure, IncidentKind, Suspect } from './incident.js';
import { afterFailure, afterSuccess, type Observed } from './observe.js';

export interface WatchDeskOptions {
  readonly store: Store;
  readonly holding: Holding;
  readonly clock: () => Date;
  /** Short, and hard to mistake when it is read aloud. */
  readonly newIncidentId: () => string;
}

const suspectWithinMs = 24 * 60 * 60 * 1000;
const mostSuspects = 3;
const mostOpen = 2000;

/** Turns failures into incidents, and tells the conversations that want to hear of them. */
export class WatchDesk {
  constructor(private readonly options: WatchDeskOptions) {}

  /** What a sync came to; within the unit of work that writes its end. */
  async syncEnded(areas: StoreAreas, run: SyncRun): Promise<void> {
    if (run.state === 'failed') {
      // One that fails otherwise has not recovered: it may not have come as far.
      await this.failedIn(areas, failureOfSync(run), run.endedAt);
    }
    if (run.state === 'done') {
      await this.wellIn(areas, 'sync ');
      await this.wellIn(areas, 'overdue');
    }
  }

  /** Something failed. */
  failed(failure: Failure): Promise<void> {
    return this.options.store.together((areas) => this.failedIn(areas, failure));
  }

  /** Everything whose fingerprint begins so is well. */
  well(begins: string): Promise<void> {
    return this.options.store.together((areas) => this.wellIn(areas, begins));
  }

  /** A graver failure has taken the place of others whose fingerprint begins so: nobody is told of an end. */
  replaced(begins: string, by: Failure): Promise<void> {
    return this.options.store.together(async ({ incidents }) => {
      const at = this.options.clock();
      for (const incident of await incidents.open(mostOpen)) {
        const { fingerprint } = incident;
        if (!fingerprint.startsWith(begins) || fingerprint === by.fingerprint) continue;
        await incidents.put({ ...incident, state: 'closed', closedAt: at });
      }
    });
  }

  /** @param at when it failed; now, where nobody says */
  private async failedIn(
    areas: StoreAreas,
    failure: Failure,
    at = this.options.clock(),
  ): Promise<void> {
    const { newIncidentId } = this.options;
    const before = await areas.incidents.newest(failure.fingerprint);
    const isNew = before?.state !== 'open';
    const suspects = isNew ? await suspectsOf(failure, areas, at) : [];
    await this.keep(
      areas,
      afterFailure(before, failure, at, { id: newIncidentId(), suspects }),
      at,
    );
  }

  private async wellIn(areas: StoreAreas, begins: string): Promise<void> {
    const at = this.options.clock();
    for (const incident of await areas.incidents.open(mostOpen)) {
      if (!incident.fingerprint.startsWith(begins)) continue;
      await this.keep(areas, afterSuccess(incident, at), at);
    }
  }

  /** Another process may have written in between: then it has told what there is to tell. */
  private async keep(areas: StoreAreas, { incident: seen, tell }: Observed, at: Date) {
    const incident = tell === 'opened' ? await withStorm(seen, at, areas) : seen;
    if (!(await areas.incidents.put(incident)) || !tell) return;
    await announce(incident, tell, at, this.options.holding, areas);
  }
}

/** What explains other failures. */
const explaining: ReadonlySet<IncidentKind> = new Set([
  'permissions',
  'prerequisites',
  'credential',
]);

/** What is known to be missing, and what was changed last: these are often the cause. */
async function suspectsOf(
  { kind }: Failure,
  areas: StoreAreas,
  at: Date,
): Promise<readonly Suspect[]> {
  const known = explaining.has(kind) ? [] : await explanationsIn(areas);
  return [...known, ...(await changesBefore(areas, at))].slice(0, mostSuspects);
}

async function explanationsIn({ incidents }: StoreAreas): Promise<readonly Suspect[]> {
  return (await incidents.open(mostOpen))
    .filter(({ kind }) => explaining.has(kind))
    .map(({ id: incidentId, kind, evidence }) => ({ incidentId, kind, evidence }));
}

async function changesBefore({ changes }: StoreAreas, at: Date): Promise<readonly Suspect[]> {
  const ended = await changes.list(['done', 'failed', 'unknown', ...openStates], 20);
  return ended
    .filter(({ startedAt }) => startedAt && at.getTime() - startedAt.getTime() < suspectWithinMs)
    .map(({ id, kind, requester, startedAt }) => ({
      changeId: id,
      what: kind,
      name: requester.name,
      at: startedAt ?? at,
    }));
}
