import { TenantFailure } from '../failure.js';
import type { Diagnosis, Found } from './diagnosis.js';
import { untold } from './found.js';
import type { Look } from './look.js';
import { StoreAway } from './store-state.js';

/** Looks at everything that the bot hangs on, each by itself, and says what mends it. */
export class DoctorDesk {
  /** @param faulty settings that have no value that could be used: what hangs on them is not looked at */
  constructor(
    private readonly looks: readonly Look[],
    private readonly faulty: readonly string[] = [],
  ) {}

  /** None of it rejects, and nothing that is ill hides anything else. */
  async diagnoses(): Promise<readonly Diagnosis[]> {
    return Promise.all(this.looks.map(async (look) => ({ id: look.id, ...(await this.at(look)) })));
  }

  private async at({ look, settings }: Look): Promise<Found> {
    const names = settings.filter((name) => this.faulty.includes(name));
    if (names.length > 0) return untold('settingFirst', { names });
    try {
      return await look();
    } catch (error) {
      return notLookedAt(error);
    }
  }
}

function notLookedAt(error: unknown): Found {
  if (error instanceof StoreAway) return untold('storeFirst');
  if (!(error instanceof TenantFailure)) return untold('notLookedAt');
  const { service, fault, said } = error;
  return untold('notTold', { service, fault, said: said ?? '' });
}
