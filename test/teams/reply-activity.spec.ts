import assert from 'node:assert/strict';
import { cardReply, textReply } from '../../src/commands/reply.js';
import { actionAnswer, badAction, replyActivity } from '../../src/teams/reply-activity.js';
import { dispatchBot } from '../support/dispatch-bot.js';
import { complaints, render } from '../support/draw.js';

const cardType = 'application/vnd.microsoft.card.adaptive';

describe('a reply as Teams takes it', () => {
  it('is plain text, in which nothing is markup', () => {
    const text = '<b>not bold</b> **nor this** [x](https://evil.example)';
    assert.deepEqual(replyActivity(textReply(text), render), {
      type: 'message',
      text,
      textFormat: 'plain',
      inputHint: 'acceptingInput',
    });
  });

  it('is a card alone, with a summary for the notice', async () => {
    const reply = await dispatchBot().say('help');
    assert.ok(reply.kind === 'card');
    const activity = replyActivity(reply, render);
    const { content, summary } = render(reply.view);
    assert.ok(summary.length > 0);
    assert.deepEqual(activity, {
      type: 'message',
      summary,
      inputHint: 'acceptingInput',
      attachments: [{ contentType: cardType, content }],
    });
    assert.equal('text' in activity, false);
  });
});

describe('the answer to a universal action', () => {
  it('is the card in place of the pressed one', async () => {
    const reply = await dispatchBot().press('status.refresh');
    assert.ok(reply.kind === 'card');
    const { statusCode, type, value } = actionAnswer(cardReply(reply.view), render);
    assert.deepEqual([statusCode, type], [200, cardType]);
    assert.deepEqual(complaints(value as object), []);
  });

  it('is a text beside it', () =>
    assert.deepEqual(actionAnswer(textReply('done'), render), {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'done',
    }));

  it('is an error of the protocol where the action cannot be read', () => {
    assert.equal(badAction.statusCode, 400);
    assert.equal(badAction.type, 'application/vnd.microsoft.error');
    assert.deepEqual(Object.keys(badAction.value as object), ['code', 'message']);
  });
});
