import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { Deadline } from '../../src/domain/deadline.js';
import { mockTime } from '../support/mocked-time.js';

describe('Deadline', () => {
  const { timers } = mock;
  beforeEach(mockTime);
  afterEach(() => timers.reset());

  it('fires when time is over, and says so', () => {
    const deadline = new Deadline(1000);
    timers.tick(999);
    assert.equal(deadline.signal.aborted, false);
    timers.tick(1);
    assert.equal(deadline.signal.aborted, true);
    assert.equal(deadline.isLate, true);
  });

  it('fires when the asker gives up, with the reason, and is then not late', () => {
    const asker = new AbortController();
    const deadline = new Deadline(1000, asker.signal);
    const reason = new Error('the person left');
    asker.abort(reason);
    assert.equal(deadline.signal.reason, reason);
    assert.equal(deadline.isLate, false);
    deadline.end();
  });

  it('has fired from the start for an asker who gave up before', () => {
    const deadline = new Deadline(1000, AbortSignal.abort());
    assert.equal(deadline.signal.aborted, true);
    assert.equal(deadline.isLate, false);
    deadline.end();
  });

  it('gives the whole time again', () => {
    const deadline = new Deadline(1000);
    timers.tick(900);
    deadline.restart();
    timers.tick(900);
    assert.equal(deadline.signal.aborted, false);
    timers.tick(100);
    assert.equal(deadline.isLate, true);
  });

  it('stands still while it is paused', () => {
    const deadline = new Deadline(1000);
    deadline.pause();
    timers.tick(60_000);
    assert.equal(deadline.signal.aborted, false);
    deadline.restart();
    timers.tick(1000);
    assert.equal(deadline.isLate, true);
  });

  it('neither fires nor listens after its end', () => {
    const asker = new AbortController();
    const deadline = new Deadline(1000, asker.signal);
    deadline.end();
    timers.tick(60_000);
    asker.abort();
    assert.equal(deadline.signal.aborted, false);
    assert.equal(deadline.isLate, false);
  });
});
