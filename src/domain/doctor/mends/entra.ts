import type { ApplicationPermission } from '../application-permissions.js';
import type { ApplicationState } from '../needs.js';
import { shellWord, steps } from './shell.js';

/** Commands of the Azure CLI. Source: learn.microsoft.com/cli/azure/ad/app and …/ad/sp. */

/** The resources' application ids, the same in every tenant. */
const resourceIds = {
  graph: '00000003-0000-0000-c000-000000000000',
  exchange: '00000002-0000-0ff1-ce00-000000000000',
} as const;

/**
 * Adds what is missing and grants it.
 * @param kind `Role` for what an application may do by itself, `Scope` for what it may do in people's names
 */
export const grantConsent = (
  appId: string,
  missing: readonly ApplicationPermission[],
  kind: 'Role' | 'Scope' = 'Role',
): string =>
  steps(
    ...missing.map(
      ({ id, resource }) =>
        `az ad app permission add --id ${appId} --api ${resourceIds[resource]} --api-permissions ${id}=${kind}`,
    ),
    consentForAll(appId),
  );

/** Grants all that the registration asks for. */
export const consentForAll = (appId: string): string =>
  `az ad app permission admin-consent --id ${appId}`;

/** Shows the tenants of whoever signs in: the id of one of them belongs in the setting. */
export const findTenant = steps(
  'az login --allow-no-subscriptions',
  'az account list --query "[].{name:tenantDisplayName, id:tenantId}" --output table',
);

/** Shows the registrations of the right tenant: the id of one of them belongs in the setting. */
export const findRegistration = (tenantId: string): string =>
  steps(
    `az login --tenant ${tenantId} --allow-no-subscriptions`,
    'az ad app list --all --query "[].{name:displayName, appId:appId}" --output table',
  );

export const closeRegistration = (appId: string): string =>
  `az ad app update --id ${appId} --sign-in-audience AzureADMyOrg`;

export const enableApplication = (appId: string): string =>
  `az ad sp update --id ${appId} --set accountEnabled=true`;

/** Another secret beside the old one; where a file holds it, the bot takes it without a restart. */
function newSecret({ appId, credential, credentialSettings }: ApplicationState): string {
  const reset = `az ad app credential reset --id ${appId} --append --display-name connector-bot --query password --output tsv`;
  const isInFile = credential.kind === 'secret' && credential.file !== undefined;
  return isInFile
    ? `${reset} > ${shellWord(credential.file)}`
    : steps(reset, `# Write its answer to ${credentialSettings[0]}, and start the bot anew.`);
}

/** A certificate has to be uploaded without its key. */
const upload = (appId: string, file: string): string =>
  `az ad app credential reset --id ${appId} --append --cert @${file}`;

/** A new pair, uploaded before the bot's file has it: the bot takes it from there without a restart. */
const newCertificate = (appId: string, file: string): string =>
  steps(
    'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=connector-bot -keyout new.key -out new.crt',
    upload(appId, 'new.crt'),
    `cat new.crt new.key > ${shellWord(file)} && rm new.crt new.key`,
  );

export const uploadCertificate = (appId: string, file: string): string =>
  steps(
    `openssl x509 -in ${shellWord(file)} -out connector-bot.crt`,
    upload(appId, 'connector-bot.crt'),
  );

/** Something new for the application to sign in with, of the kind that it has. */
export const renewCredential = (application: ApplicationState): string =>
  application.credential.kind === 'certificate'
    ? newCertificate(application.appId, application.credential.file)
    : newSecret(application);
