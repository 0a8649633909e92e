import { TenantFailure } from '../failure.js';
import type { Diagnosis, Found } from './diagnosis.js';
import { untold, unused } from './found.js';
import type { Look } from './look.js';
import { StoreAway } from './store-state.js';

/** Looks at everything that the bot hangs on, each by itself, and says what mends it. */
export class DoctorDesk {
  /**
   * @param faulty settings without a value that could be used, each with the one that is to be mended: what
   *   hangs on them is not looked at
   */
  constructor(
    private readonly looks: readonly Look[],
    private readonly faulty: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** None of it rejects, and nothing that is ill hides anything else. */
  async diagnoses(): Promise<readonly Diagnosis[]> {
    return Promise.all(this.looks.map(async (look) => ({ id: look.id, ...(await this.at(look)) })));
  }

  private async at({ look, settings }: Look): Promise<Found> {
    const first = new Set(settings.flatMap((name) => this.faulty.get(name) ?? []));
    if (first.size > 0) return untold('settingFirst', { names: [...first] });
    try {
      return await look();
    } catch (error) {
      return notLookedAt(error);
    }
  }
}

function notLookedAt(error: unknown): Found {
  if (error instanceof StoreAway) {
    // Before the first start there is nothing to look at.
    return error.fault === 'new' ? unused('storeFirst') : untold('storeFirst');
  }
  if (!(error instanceof TenantFailure)) return untold('notLookedAt');
  const { service, fault, said } = error;
  return untold('notTold', { service, fault, said: said ?? '' });
}
