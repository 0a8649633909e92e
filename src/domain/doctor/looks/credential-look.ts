import { certificateUnknown } from '../application-faults.js';
import type { Found } from '../diagnosis.js';
import { failed, untold, unused, warned, well } from '../found.js';
import type { Look } from '../look.js';
import { renewCredential } from '../mends/entra.js';
import {
  type ApplicationState,
  type CredentialState,
  type DoctorNeeds,
  settingsToAsk,
} from '../needs.js';

const ids = { bot: 'botCredential', exchange: 'exchangeCredential' } as const;

const soonMs = 30 * 24 * 60 * 60 * 1000;

/** What an application signs in with: whether its registration knows it, and when it ends. */
export const credentialLook = (application: ApplicationState, needs: DoctorNeeds): Look => ({
  id: ids[application.which],
  settings: [
    application.idSetting,
    ...application.credentialSettings,
    ...settingsToAsk(needs.executing),
  ],
  look: async () => {
    const { credential } = application;
    if (credential.kind === 'managedIdentity') return unused('credentialManaged');
    return credential.kind === 'certificate'
      ? certificate(application, credential, needs)
      : secret(application, credential, needs);
  },
});

async function certificate(
  application: ApplicationState,
  credential: Extract<CredentialState, { kind: 'certificate' }>,
  { applications, clock }: DoctorNeeds,
): Promise<Found> {
  const { file, thumbprints, notAfter } = credential;
  const facts = { file, moment: notAfter };
  const left = notAfter.getTime() - clock().getTime();
  if (left <= 0) return failed('certificateEnded', facts, renewCredential(application));
  // The end is known without Entra: a silent directory must not hide it.
  const registration = await applications.registration(application.appId).catch(() => undefined);
  const isKnown = registration?.thumbprints.some((each) => thumbprints.includes(each));
  if (isKnown === false) return certificateUnknown(application, credential);
  return left < soonMs
    ? warned('certificateEnds', facts, renewCredential(application))
    : well('certificateWell', facts);
}

async function secret(
  application: ApplicationState,
  { begins }: Extract<CredentialState, { kind: 'secret' }>,
  { applications, clock }: DoctorNeeds,
): Promise<Found> {
  const { appId: app } = application;
  const registration = await applications.registration(app);
  if (!registration) return untold('notLookedAt');
  const ends = registration.secrets.filter(({ hint }) => begins(hint)).map(({ endsAt }) => endsAt);
  // Of several that begin alike the first end is the safe one to be told of.
  const [first] = ends.toSorted((a, b) => a.getTime() - b.getTime());
  if (!first) return warned('secretUnknown', { app }, renewCredential(application));
  const left = first.getTime() - clock().getTime();
  if (left <= 0) return failed('secretEnded', { moment: first }, renewCredential(application));
  return left < soonMs
    ? warned('secretEnds', { moment: first }, renewCredential(application))
    : well('secretWell', { moment: first });
}
