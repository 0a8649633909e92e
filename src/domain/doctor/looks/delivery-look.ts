import { warned, well } from '../found.js';
import type { Look } from '../look.js';
import { addToTeam } from '../mends/teams.js';
import type { DoctorNeeds } from '../needs.js';

/** Whether notices can be sent to every conversation that the bot knows. */
export const deliveryLook = ({ store, bot }: DoctorNeeds): Look => ({
  id: 'delivery',
  settings: ['DATABASE_URL', 'DATA_DIR'],
  look: async () => {
    const dead = await store.conversations.dead();
    if (dead.length === 0) return well('deliveryWell');
    const facts = { count: dead.length, ids: dead.map(({ id }) => id) };
    return warned('deliveryDead', facts, addToTeam(bot.appId));
  },
});
