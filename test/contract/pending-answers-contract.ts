import assert from 'node:assert/strict';
import type { PendingAnswer } from '../../src/domain/answers/pending-answer.js';
import type { Store } from '../../src/domain/ports/store.js';

const noon = new Date('2026-11-23T12:00:00.000Z');

export const pendingAnswer = (id: string, more: Partial<PendingAnswer> = {}): PendingAnswer => ({
  id,
  conversationId: 'a:grace \0\ud800',
  personId: 'aaaaaaaa-0000-4000-8000-000000000001',
  asked: JSON.stringify({ kind: 'text', text: 'status 🚀 \ud800\0' }),
  at: noon,
  activityId: undefined,
  isInterrupted: false,
  ...more,
});

/** What every Store has to do for answers that people wait for. */
export function pendingAnswersContract(store: () => Store): void {
  describe('pending answers', () => {
    it('are kept as they are, and replaced', async () => {
      const { pendingAnswers } = store();
      const answer = pendingAnswer('kept');
      await pendingAnswers.put(answer);
      assert.deepEqual(await pendingAnswers.get('kept'), answer);
      await pendingAnswers.put({ ...answer, activityId: '17' });
      assert.equal((await pendingAnswers.get('kept'))?.activityId, '17');
      await pendingAnswers.remove('kept');
      assert.equal(await pendingAnswers.get('kept'), undefined);
    });

    it('are waiting until they are interrupted, the oldest first', async () => {
      const { pendingAnswers } = store();
      await pendingAnswers.put(pendingAnswer('second', { at: new Date(noon.getTime() + 1) }));
      await pendingAnswers.put(pendingAnswer('first'));
      await pendingAnswers.put(pendingAnswer('told', { isInterrupted: true }));
      const waiting = (await pendingAnswers.waiting()).map(({ id }) => id);
      assert.deepEqual(waiting, ['first', 'second']);
      assert.equal((await pendingAnswers.get('told'))?.isInterrupted, true);
      for (const id of ['first', 'second', 'told']) await pendingAnswers.remove(id);
    });
  });
}
