import { failed, warned, well } from '../found.js';
import type { Look } from '../look.js';
import { setSetting } from '../mends/shell.js';
import { addToTeam } from '../mends/teams.js';
import type { DoctorNeeds } from '../needs.js';

/** Whether the bot is where changes are approved. */
export const approvalsLook = ({ store, bot, approvalConversations }: DoctorNeeds): Look => ({
  id: 'approvals',
  settings: ['APPROVALS_CONVERSATION', 'POLICY_FILE', 'DATABASE_URL', 'DATA_DIR'],
  look: async () => {
    const { conversations } = store;
    if (approvalConversations.length === 0) {
      const channel = (await conversations.shared()).find(({ kind }) => kind === 'channel');
      const id = channel?.id ?? '19:…@thread.tacv2';
      return warned('approvalsAnywhere', {}, setSetting('APPROVALS_CONVERSATION', id));
    }
    const dead = new Set((await conversations.dead()).map(({ id }) => id));
    for (const id of approvalConversations) {
      const mend = addToTeam(bot.appId);
      // It may be a channel of a team that the bot is in: Teams tells of the team's first channel alone.
      if (!(await conversations.get(id))) return warned('approvalsUnknown', { id }, mend);
      if (dead.has(id)) return failed('approvalsDead', { id }, mend);
    }
    return well('approvalsWell');
  },
});
