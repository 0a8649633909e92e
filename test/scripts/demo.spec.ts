import { lookAfter, setUp } from '../../scripts/demo/setup-story.js';
import { Stage } from '../../scripts/demo/stage.js';
import { watch } from '../../scripts/demo/watch-story.js';
import { startWalk, type Walk } from '../support/walk.js';

describe('the demonstrations', function () {
  this.timeout(90_000);
  let walk: Walk;
  let stage: Stage;
  beforeEach(async () => {
    walk = await startWalk();
    stage = new Stage({ url: walk.sandbox.url, pauseMs: 0, tell: () => {} });
    for (const person of ['alice', 'bob', 'grace']) await walk.open(person);
  });
  afterEach(() => walk.stop());

  it('play the setup, a phone that is let in, and the end', async () => {
    await setUp(stage);
    await lookAfter(stage);
  });

  it('play a failure that is told, taken on and mended', async () => {
    await setUp(stage);
    await watch(stage);
  });
});
