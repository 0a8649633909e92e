import { renewed } from '../config/credential.js';
import type { Config } from '../config.js';
import { TenantFailure } from '../domain/failure.js';
import type { Directory } from '../domain/ports/directory.js';
import type { CredentialInUse } from '../domain/watch/rounds/round.js';

type Application = Config['bot'] & { readonly name: string };

const applicationsOf = ({ bot, exchange }: Config): readonly Application[] => [
  { ...bot, name: 'bot' },
  exchange,
];

/** The certificates that the applications sign in with. */
export const certificatesOf = (config: Config) =>
  applicationsOf(config).flatMap(({ name, credential }) =>
    credential.kind === 'certificate' ? [{ name, notAfter: credential.notAfter }] : [],
  );

/** A certificate says when it ends; of a secret Entra tells it, with the secret's first characters. */
async function endOf(
  { appId, credential: first }: Application,
  directory: Pick<Directory, 'clientSecrets'>,
): Promise<Date | undefined> {
  const credential = renewed(first);
  if (credential.kind === 'managedIdentity') return undefined;
  if (credential.kind === 'certificate') return credential.notAfter;
  const secret = credential.secret.reveal();
  const known = await directory.clientSecrets(appId);
  const ours = known.filter(({ hint }) => secret.startsWith(hint));
  // Of several that begin alike the first end is the safe one to be told of.
  return ours.map(({ endsAt }) => endsAt).toSorted((a, b) => a.getTime() - b.getTime())[0];
}

/** When what the bot signs in with ends; unknown where Entra does not tell. */
export const credentialsInUse = (
  config: Config,
  directory: Pick<Directory, 'clientSecrets'>,
): readonly CredentialInUse[] =>
  applicationsOf(config).map((application) => ({
    name: application.name,
    endsAt: () =>
      endOf(application, directory).catch((error: unknown) => {
        if (error instanceof TenantFailure) return undefined;
        throw error;
      }),
  }));
