import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { Circuit, type Pause } from '../../../src/backends/guarded/circuit.js';
import { TenantFailure } from '../../../src/domain/failure.js';

const noon = Date.parse('2026-11-23T12:00:00.000Z');
const pauseMs = 30_000;
const ill = (said = 'out of order') => new TenantFailure('exchange', 'serviceError', { said });

describe('Circuit', () => {
  let now = noon;
  let circuit: Circuit;

  beforeEach(() => {
    now = noon;
    circuit = new Circuit({ failures: 3, pauseMs, clock: () => new Date(now) });
  });

  async function fail(times: number, because = ill()): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      assert.equal(await circuit.enter(), undefined);
      circuit.failed(because);
    }
  }

  /** Open for so long that the next call may try. */
  async function openAndPast(): Promise<void> {
    await fail(3);
    now += pauseMs;
  }

  it('stays closed below its number of failures', async () => {
    await fail(2);
    assert.equal(circuit.pause, undefined);
    assert.equal(await circuit.enter(), undefined);
  });

  it('opens with the failure that was one too many, for its pause', async () => {
    await fail(2, ill('the first'));
    const last = ill('the last');
    await fail(1, last);
    const pause = await circuit.enter();
    assert.equal(pause?.because, last);
    assert.deepEqual(pause?.until, new Date(noon + pauseMs));
    assert.deepEqual(circuit.pause, pause);
    now += pauseMs - 1;
    assert.equal((await circuit.enter())?.because, last);
  });

  it('is open for no longer when the clock is put back', async () => {
    await fail(3);
    now -= 60 * 60_000;
    assert.equal(await circuit.enter(), undefined);
  });

  it('counts failures in a row: a success starts anew', async () => {
    await fail(2);
    await circuit.enter();
    circuit.succeeded();
    await fail(2);
    assert.equal(circuit.pause, undefined);
  });

  it('does not count a call that was given up, nor start anew with it', async () => {
    await fail(2);
    await circuit.enter();
    circuit.abandoned();
    assert.equal(circuit.pause, undefined);
    await fail(1);
    assert.ok(circuit.pause);
  });

  it('lets one call try after the pause, and the others wait for what comes of it', async () => {
    await openAndPast();
    assert.equal(await circuit.enter(), undefined);
    const answers: (Pause | undefined)[] = [];
    for (let call = 0; call < 3; call += 1) {
      void circuit.enter().then((pause) => answers.push(pause));
    }
    await turn();
    assert.deepEqual(answers, []);
    circuit.succeeded();
    await turn();
    assert.deepEqual(answers, [undefined, undefined, undefined]);
    assert.equal(circuit.pause, undefined);
  });

  it('opens anew when the trial fails, with what it failed of', async () => {
    await openAndPast();
    await circuit.enter();
    const waiting = circuit.enter();
    const again = ill('still out of order');
    circuit.failed(again);
    assert.equal((await waiting)?.because, again);
    assert.deepEqual(circuit.pause?.until, new Date(now + pauseMs));
  });

  it('counts from nothing once a trial succeeded', async () => {
    await openAndPast();
    await circuit.enter();
    circuit.succeeded();
    await fail(2);
    assert.equal(circuit.pause, undefined);
  });

  it('lets the next one try when a trial was given up', async () => {
    await openAndPast();
    await circuit.enter();
    const second = circuit.enter();
    const third = circuit.enter();
    circuit.abandoned();
    assert.equal(await second, undefined);
    circuit.failed(ill('the second failed'));
    assert.equal((await third)?.because.said, 'the second failed');
  });

  it('stays open when a call that came in before fails after it opened', async () => {
    await fail(3);
    const late = ill('late');
    circuit.failed(late);
    assert.equal(circuit.pause?.because, late);
  });
});
