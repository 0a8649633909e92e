import { checksRound } from './rounds/checks-round.js';
import { credentialsRound } from './rounds/credentials-round.js';
import { digestRound } from './rounds/digest-round.js';
import { escalationRound } from './rounds/escalation-round.js';
import { overdueRound } from './rounds/overdue-round.js';
import { reminderRound } from './rounds/reminder-round.js';
import type { Round, RoundsOptions } from './rounds/round.js';
import { silenceRound } from './rounds/silence-round.js';
import { undeliverableRound } from './rounds/undeliverable-round.js';

/** What time asks for, beside synchronising. Any process may make a round; each thing is done once. */
export class Rounds {
  private readonly all: readonly Round[];

  constructor(private readonly options: RoundsOptions) {
    this.all = [
      overdueRound(options),
      checksRound(options),
      credentialsRound(options),
      silenceRound(options),
      undeliverableRound(options),
      escalationRound(options),
      reminderRound(options),
      digestRound(options),
    ];
  }

  /** @throws the first error, after everything else was done: what fails keeps nothing else from being told */
  async make(): Promise<void> {
    const at = this.options.clock();
    const errors: unknown[] = [];
    for (const round of this.all) await round(at).catch((error: unknown) => errors.push(error));
    if (errors.length > 0) throw errors[0];
  }
}
