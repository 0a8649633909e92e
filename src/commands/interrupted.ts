import type { CardView } from '../cards/card-view.js';
import { changeCard } from '../cards/change-card.js';
import { interruptedCard } from '../cards/failure-card.js';
import type { PendingAnswer } from '../domain/answers/pending-answer.js';
import { type Change, changeStates } from '../domain/changes/change.js';
import type { ChangeStore } from '../domain/ports/change-store.js';
import type { Voice } from '../language/voice.js';
import { againOf } from './failed.js';
import type { Asked, Turn } from './turn.js';

const mostChanges = 3;
/** Among so many of the newest changes are those that a request was about. */
const mostSearched = 50;

type Interrupted = Omit<PendingAnswer, 'activityId' | 'isInterrupted'>;

/** A turn that somebody waits for, as it is kept until its answer. */
export const pendingAnswerOf = ({ id, conversation, speaker, asked, at }: Turn): Interrupted => ({
  ...{ id, conversationId: conversation.id, personId: speaker.objectId, at },
  asked: JSON.stringify(asked),
});

/** Where a turn looks for the changes that it was about. */
export const newestChanges = (changes: Pick<ChangeStore, 'list'>): Promise<readonly Change[]> =>
  changes.list(changeStates, mostSearched);

/**
 * What is shown in place of an answer that lost its process.
 * @param newest the newest changes; undefined where they can't be read
 */
export function interruptedView(
  answer: Interrupted,
  newest: readonly Change[] | undefined,
  voice: Voice,
): CardView {
  const request: Asked = JSON.parse(answer.asked);
  const known = newest?.filter((change) => isOf(answer, change)).slice(0, mostChanges);
  return interruptedCard(
    {
      id: answer.id,
      request: request.kind === 'text' ? request.text : undefined,
      changes: known?.map((change) => ({ id: change.id, text: changeCard(change, voice).summary })),
      again: againOf(request),
    },
    voice,
  );
}

/** Whether a turn drafted, requested or decided a change. Other changes are not for everybody in a channel. */
const isOf = (
  { id, personId, conversationId, at }: Interrupted,
  { requester, createdAt, origins = [], ...change }: Change,
): boolean =>
  origins.some(({ turn }) => turn === id) ||
  (requester.objectId === personId && change.conversationId === conversationId && createdAt >= at);
