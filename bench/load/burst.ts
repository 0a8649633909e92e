import { Crowd, peopleOf, percentile } from '../support/crowd.js';
import type { Figures } from '../support/figures.js';
import { Stage } from '../support/stage.js';

const turns = 500;
const ms = 5000;

/** As `.env.example` has them: in the sandbox there is no limit otherwise. */
const limits = { RATE_PER_PERSON: '60', RATE_PER_CONVERSATION: '240' };

/** 500 commands in 5 s by 5 people and by 50: all answered, or kindly refused. */
export async function burst(figures: Figures): Promise<void> {
  const stage = await Stage.open();
  for (const count of [5, 50]) {
    const speakers = await peopleOf(stage.sandboxUrl, count);
    const viewers = speakers.map(({ objectId }) => objectId).join(',');
    const bot = await stage.bot({ ROLE_VIEWER: viewers, ...limits });
    const crowd = new Crowd(bot.url, speakers);
    await crowd.burst(turns, ms);
    const { answered, refused, error } = crowd.ends;
    if (error > 0) throw new Error(`${error} turns failed`);
    const ends = `${answered} answered, ${refused} refused for haste, none failed`;
    const waits = [50, 99].map((each) => `p${each} ${percentile(crowd.waits, each).toFixed(0)} ms`);
    figures.add(`${turns} commands in 5 s by ${count} people`, `${ends}; ${waits.join(', ')}`);
  }
  await stage.close();
}
