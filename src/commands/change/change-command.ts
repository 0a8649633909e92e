import { changeCard } from '../../cards/change-card.js';
import { changeValuesCard } from '../../cards/change-values-card.js';
import type { ChangeDesk } from '../../domain/changes/change-desk.js';
import type { Command, PressData } from '../command.js';
import { pendingReply } from '../pending/pending-command.js';
import { cardReply } from '../reply.js';
import { numberIn, textIn } from '../text-in.js';
import { changeWording } from './change-wording.js';

/** The change that a button is about. Anything may stand there: the desk finds it or refuses. */
export const changeIn = (data: PressData): string => textIn(data, 'change');

/** `change <id>`: one change; its button asks for the approval of a draft. */
export function changeCommand(changes: Pick<ChangeDesk, 'find' | 'request' | 'pending'>): Command {
  return {
    ...changeWording,
    role: 'viewer',
    run: async ({ slots: { change }, voice }) =>
      change === undefined
        ? pendingReply(changes, voice)
        : cardReply(changeCard(await changes.find(change), voice)),
    verbs: {
      refresh: async ({ voice }, data) =>
        cardReply(changeCard(await changes.find(changeIn(data)), voice)),
      values: async ({ voice }, data) => {
        const change = await changes.find(changeIn(data));
        return cardReply(changeValuesCard(change, numberIn(data, 'page'), voice));
      },
      request: async ({ person, voice }, data) => {
        const reason = textIn(data, 'why');
        return cardReply(changeCard(await changes.request(changeIn(data), person, reason), voice));
      },
    },
  };
}
