import { Crowd, peopleOf } from '../support/crowd.js';
import type { Figures } from '../support/figures.js';
import { Stage } from '../support/stage.js';

const people = 20;
const turns = 5000;

/** What the bot takes after 5,000, 10,000 and 15,000 turns of every kind that changes nothing. */
export async function manyTurns(figures: Figures): Promise<void> {
  const stage = await Stage.open();
  const speakers = await peopleOf(stage.sandboxUrl, people);
  const viewers = speakers.map(({ objectId }) => objectId).join(',');
  const bot = await stage.bot({ ROLE_VIEWER: viewers });
  const crowd = new Crowd(bot.url, speakers);
  const sizes: string[] = [];
  for (let part = 0; part < 3; part += 1) {
    const end = crowd.waits.length + turns;
    await Promise.all(
      speakers.slice(0, 8).map(async (_, which) => {
        while (crowd.waits.length < end) await crowd.turn(which);
      }),
    );
    sizes.push((await bot.program.residentMb()).toFixed(0));
  }
  if (crowd.ends.error > 0) throw new Error(`${crowd.ends.error} turns failed`);
  const figure = `${sizes.join(', ')} MB after 5,000, 10,000 and 15,000 turns`;
  figures.add('memory of the bot', figure, 'no growth, at most 250 MB');
  await stage.close();
}
