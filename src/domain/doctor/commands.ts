import type { ApplicationPermission } from './application-permissions.js';

/** The resources' application ids, the same in every tenant. */
const resourceIds = {
  graph: '00000003-0000-0000-c000-000000000000',
  exchange: '00000002-0000-0ff1-ce00-000000000000',
} as const;

/** Adds what is missing and grants it. Source: learn.microsoft.com/cli/azure/ad/app/permission. */
export const consentCommand = (appId: string, missing: readonly ApplicationPermission[]): string =>
  [
    ...missing.map(
      ({ id, resource }) =>
        `az ad app permission add --id ${appId} --api ${resourceIds[resource]} --api-permissions ${id}=Role`,
    ),
    `az ad app permission admin-consent --id ${appId}`,
  ].join('\n');

/** Makes another secret. Source: learn.microsoft.com/cli/azure/ad/app/credential. */
export const credentialCommand = (appId: string): string =>
  `az ad app credential reset --id ${appId} --append --display-name connector-bot`;
