import assert from 'node:assert/strict';
import { activityIn } from '../../src/teams/activity-shape.js';
import { teamsMessage } from '../support/teams-bot.js';

const tooLong = 'x'.repeat(8 * 1024 + 1);

/** For each part, what it must not be. */
const wrong: { readonly [part: string]: readonly unknown[] } = {
  type: [undefined, null, '', 5, {}, [], tooLong],
  id: [5, {}, tooLong],
  channelId: [undefined, null, 5, ['msteams']],
  serviceUrl: [undefined, null, 5, {}, tooLong],
  text: [5, {}, ['status'], 'x'.repeat(200 * 1024 + 1)],
  locale: [5, {}],
  name: [{}, []],
  deliveryMode: [1],
  from: [undefined, null, 'grace', [], {}, { id: '' }, { id: 5 }, { id: tooLong }],
  recipient: ['bot', [], {}, { id: null }],
  conversation: [undefined, null, 'a:1', [], {}, { id: '' }, { id: 5 }, { id: 'a', tenantId: 5 }],
  channelData: ['x', 5, []],
  entities: [{}, 'x', ['x'], [null], Array.from({ length: 1001 }, () => ({}))],
  attachments: [{}, [5]],
  membersAdded: ['x', [{}], [{ id: 5 }], [null]],
  membersRemoved: [{ id: 'x' }, [{ id: '' }]],
};

describe('the shape of an activity', () => {
  it('is that of a message of Teams', () => {
    const message = teamsMessage();
    assert.equal(activityIn(message), message);
  });

  it('may lack what not every activity has, and may have more', () => {
    const { id: _, text: __, recipient: ___, ...least } = teamsMessage({ more: { of: 'it' } });
    assert.equal(activityIn(least), least);
    assert.ok(activityIn(teamsMessage({ text: null, entities: null, channelData: null })));
  });

  for (const [part, values] of Object.entries(wrong)) {
    for (const value of values) {
      const shown = String(JSON.stringify(value)).slice(0, 30);
      it(`is none with ${part}: ${shown}`, () =>
        assert.equal(activityIn(teamsMessage({ [part]: value })), undefined));
    }
  }

  for (const json of [null, undefined, 5, 'message', [], [teamsMessage()], {}, true]) {
    it(`is none: ${String(JSON.stringify(json)).slice(0, 30)}`, () =>
      assert.equal(activityIn(json), undefined));
  }
});
