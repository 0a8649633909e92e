import type { ExposedScope, Registration } from '../../ports/applications.js';
import { accessScope, teamsClients } from '../../sign-in/single-sign-on.js';
import { shellWord, steps } from './shell.js';

/**
 * Commands of the Azure CLI for what Teams needs of the bot's registration. Each list is written as a whole, so
 * what stands there already is among it. Sources: learn.microsoft.com/cli/azure/ad/app (`--identifier-uris`,
 * `--web-redirect-uris`), learn.microsoft.com/graph/api/application-update.
 */

/** As Microsoft's guide for bots words it; the id has to be unique in its registration alone. */
const newScope: ExposedScope = {
  id: '6c2f8a54-0d3b-4b57-9a1e-4f0d7c9b2e61',
  value: accessScope,
  isEnabled: true,
  type: 'User',
  adminConsentDisplayName: 'Teams can call the bot',
  adminConsentDescription: 'Allows Teams to call the bot as the current user.',
  userConsentDisplayName: 'Teams can call the bot as you',
  userConsentDescription: 'Enables Teams to call the bot with the rights that you have.',
};

const writeUris = (appId: string, option: string, uris: readonly string[]): string =>
  `az ad app update --id ${appId} --${option} ${uris.map(shellWord).join(' ')}`;

export const addIdentifierUri = (appId: string, known: Registration, uri: string): string =>
  writeUris(appId, 'identifier-uris', [...known.identifierUris, uri]);

export const addRedirectUri = (appId: string, known: Registration, uri: string): string =>
  writeUris(appId, 'web-redirect-uris', [...known.redirectUris, uri]);

/** The Azure CLI has no options for what stands in `api`. */
const patchApi = ({ objectId }: Registration, api: object): string =>
  `az rest --method PATCH --url https://graph.microsoft.com/v1.0/applications/${objectId} --body ${shellWord(JSON.stringify({ api }))}`;

const isAccessScope = ({ value }: ExposedScope): boolean => value === accessScope;

export const addAccessScope = (registration: Registration): string =>
  patchApi(registration, { oauth2PermissionScopes: [...registration.scopes, newScope] });

/** Enables the scope, for everybody. Graph alters no scope that is enabled, so it is disabled first. */
export function openAccessScope(registration: Registration): string {
  const change = (changed: Partial<ExposedScope>): string =>
    patchApi(registration, {
      oauth2PermissionScopes: registration.scopes.map((scope) =>
        isAccessScope(scope) ? { ...scope, ...changed } : scope,
      ),
    });
  const opened = change({ isEnabled: true, type: 'User' });
  const isEnabled = registration.scopes.some((each) => isAccessScope(each) && each.isEnabled);
  return isEnabled ? steps(change({ isEnabled: false }), opened) : opened;
}

/** The scope has to be there by then: Graph knows none that comes in the same request. */
export function authorizeTeams(registration: Registration): string {
  const { scopes, preAuthorized } = registration;
  const { id } = scopes.find(isAccessScope) ?? newScope;
  const others = preAuthorized.filter(({ appId }) => !teamsClients.includes(appId));
  const teams = teamsClients.map((appId) => {
    const known = preAuthorized.find((each) => each.appId === appId)?.scopeIds ?? [];
    return { appId, scopeIds: [...new Set([...known, id])] };
  });
  return patchApi(registration, {
    preAuthorizedApplications: [...others, ...teams].map(({ appId, scopeIds }) => ({
      appId,
      delegatedPermissionIds: scopeIds,
    })),
  });
}
