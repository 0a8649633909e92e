import { TenantFailure } from '../../failure.js';
import { failed, well } from '../found.js';
import type { Look } from '../look.js';
import { renewCredential } from '../mends/entra.js';
import { type ApplicationState, type DoctorNeeds, settingsToAsk } from '../needs.js';

const ids = { bot: 'botSignIn', exchange: 'exchangeSignIn' } as const;

/** Whether Entra gives an application its tokens. */
export const signInLook = (application: ApplicationState, { probes }: DoctorNeeds): Look => ({
  id: ids[application.which],
  settings: settingsToAsk(application),
  look: async () => {
    const { appId: app, which } = application;
    try {
      await (which === 'bot' ? probes.botSignIn() : probes.permissionsFor('exchange'));
      return well('signInWell', { app });
    } catch (error) {
      const isRefused = error instanceof TenantFailure && error.fault === 'signIn';
      if (!isRefused) throw error;
      const facts = { app, said: error.said ?? '' };
      return failed('signInFailed', facts, renewCredential(application));
    }
  },
});
