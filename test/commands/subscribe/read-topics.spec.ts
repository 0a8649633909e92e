import assert from 'node:assert/strict';
import { readTopics } from '../../../src/commands/subscribe/read-topics.js';
import { PersonFailure } from '../../../src/domain/failure.js';
import { topics } from '../../../src/domain/watch/subscription.js';

describe('what is named behind "subscribe"', () => {
  for (const [said, expected, severity] of [
    [undefined, [], undefined],
    ['failures', ['failures'], undefined],
    ['critical failures', ['failures'], 'critical'],
    ['failures from warning, and the daily digest', ['failures', 'digest'], 'warning'],
    ['Approvals; changes; approvals', ['approvals', 'changes'], undefined],
    ['everything', topics, undefined],
    ['嚴重的失敗', ['failures'], 'critical'],
    ['失敗和每日摘要', ['failures', 'digest'], undefined],
    ['警告以上的失敗與恢復', ['failures', 'recoveries'], 'warning'],
    ['全部', topics, undefined],
  ] as const) {
    it(`is read: ${said}`, () => {
      assert.deepEqual(readTopics(said), { topics: [...expected], severity });
    });
  }

  for (const said of ['bananas', '香蕉', 'constructor', 'failures and bananas']) {
    it(`is refused, by the word that is none: ${said}`, () => {
      assert.throws(
        () => readTopics(said),
        (error) => error instanceof PersonFailure && said.includes(String(error.values['topic'])),
      );
    });
  }
});
