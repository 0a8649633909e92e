import { rowsOf } from '../../checks/answered.js';
import { TenantFailure } from '../../failure.js';
import { failed, warned, well } from '../found.js';
import type { Look } from '../look.js';
import { type Principal, registerPrincipal } from '../mends/exchange.js';
import { type DoctorNeeds, settingsToAsk } from '../needs.js';

/** What Exchange says to an application that it does not know and that has no Entra role. */
const unknownHere = /isn't supported in this scenario/i;

/** The executing identity as its commands name it. */
export async function principalOf({ executing, applications }: DoctorNeeds): Promise<Principal> {
  const { appId, name } = executing;
  const enterprise = await applications.enterpriseApplication(appId).catch(() => undefined);
  return { appId, name, objectId: enterprise?.objectId };
}

/** Whether the executing identity was registered in Exchange with New-ServicePrincipal. */
export const servicePrincipalLook = (needs: DoctorNeeds): Look => ({
  id: 'servicePrincipal',
  settings: settingsToAsk(needs.executing),
  look: async () => {
    const { exchange, executing } = needs;
    const { appId: app } = executing;
    try {
      const parameters = { Identity: app };
      await rowsOf(exchange.run({ cmdlet: 'Get-ServicePrincipal', parameters }));
      return well('principalWell', { app });
    } catch (error) {
      if (!(error instanceof TenantFailure)) throw error;
      const mend = async () => registerPrincipal(await principalOf(needs));
      // It answered, so the identity has its rights from elsewhere.
      if (error.fault === 'notFound') return warned('principalThroughEntra', { app }, await mend());
      if (!unknownHere.test(error.said ?? '')) throw error;
      return failed('principalMissing', { app }, await mend());
    }
  },
});
