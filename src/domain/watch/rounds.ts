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
  private readonly running = new Set<Round>();

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

  /**
   * Makes every round that isn't being made already, independently of the others.
   * @throws the first error, after all others ended
   */
  async make(): Promise<void> {
    const at = this.options.clock();
    const free = this.all.filter((round) => !this.running.has(round));
    const ended = await Promise.allSettled(free.map((round) => this.one(round, at)));
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
  }

  private async one(round: Round, at: Date): Promise<void> {
    this.running.add(round);
    try {
      await round(at);
    } finally {
      this.running.delete(round);
    }
  }
}
