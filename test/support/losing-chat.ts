import type { Sender, Tried } from '../../src/teams/sender.js';

/** What a conversation was given: a card, or another one in its place. */
export interface Given {
  readonly conversationId: string;
  readonly isUpdate: boolean;
  /** The whole card, as JSON. */
  readonly card: string;
}

/** A fault's share of a hundred sends, and whether the message is delivered in spite of it. */
const faults: readonly (readonly [share: number, isDelivered: boolean, answer: Tried])[] = [
  [20, true, { outcome: 'unknown', error: 'the answer was lost' }],
  [8, true, { outcome: 'unknown', error: 'Internal Server Error', status: 500 }],
  [5, false, { outcome: 'unknown', error: 'the request was lost' }],
  [5, false, { outcome: 'throttled', waitMs: 2000, error: 'Too Many Requests' }],
  [5, false, { outcome: 'unsent', error: 'no connection' }],
];

/** A Teams that delivers, and loses many of its answers. */
export class LosingChat implements Pick<Sender, 'tryPost' | 'tryUpdate'> {
  private posts = 0;

  /** @param onGiven is told what came through, before anybody else is */
  constructor(
    private readonly random: () => number,
    private readonly onGiven: (given: Given) => void,
    private readonly onFault: (fault: string) => void,
  ) {}

  tryPost: Sender['tryPost'] = async ({ conversation }, activity) => {
    this.posts += 1;
    const id = `m${this.posts}`;
    const given = { conversationId: conversation?.id ?? '', isUpdate: false };
    return this.answer({ ...given, card: JSON.stringify(activity) }, id);
  };

  tryUpdate: Sender['tryUpdate'] = async ({ conversation }, id, activity) => {
    const given = { conversationId: conversation?.id ?? '', isUpdate: true };
    return this.answer({ ...given, card: JSON.stringify(activity) }, id);
  };

  private answer(given: Given, id: string): Tried {
    let left = this.random() * 100;
    for (const [share, isDelivered, answer] of faults) {
      left -= share;
      if (left >= 0) continue;
      if (isDelivered) this.onGiven(given);
      this.onFault(`message: ${answer.outcome}, ${isDelivered ? 'delivered' : 'not delivered'}`);
      return answer;
    }
    this.onGiven(given);
    return { outcome: 'sent', id };
  }
}
