import { missingCmdlets } from '../../checks/permissions.js';
import { failed, untold, well } from '../found.js';
import type { Look } from '../look.js';
import { giveCmdlets } from '../mends/exchange.js';
import { type DoctorNeeds, settingsToAsk } from '../needs.js';
import { principalOf } from './service-principal-look.js';

/** Which of the 13 the executing identity may run. */
export const cmdletsLook = (needs: DoctorNeeds): Look => ({
  id: 'cmdlets',
  settings: settingsToAsk(needs.executing),
  look: async () => {
    const report = await needs.permissions.executingIdentity();
    const missing = missingCmdlets(report);
    if (missing.length > 0) {
      const mend = giveCmdlets(await principalOf(needs), missing);
      return failed('cmdletsMissing', { names: missing.join(', ') }, mend);
    }
    const untolds = report.cmdlets.filter(({ verdict }) => verdict === 'unknown').length;
    return untolds > 0
      ? untold('cmdletsUnknown', { count: untolds })
      : well('cmdletsWell', { count: report.cmdlets.length });
  },
});
