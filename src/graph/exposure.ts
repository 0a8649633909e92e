import type { ExposedScope, Registration } from '../domain/ports/applications.js';
import type { JsonObject } from './graph-client.js';
import { objectOf, objectsOf, textOrNull, textsOf } from './json.js';

type Exposure = Pick<Registration, 'identifierUris' | 'scopes' | 'preAuthorized' | 'redirectUris'>;

/**
 * What an application shows to others, as Graph has it.
 * Source: learn.microsoft.com/graph/api/resources/application, …/apiapplication, …/webapplication.
 */
export function exposureIn(application: JsonObject): Exposure {
  const api = objectOf(application, 'api');
  return {
    identifierUris: textsOf(application, 'identifierUris'),
    scopes: objectsOf(api, 'oauth2PermissionScopes').map(scopeOf),
    preAuthorized: objectsOf(api, 'preAuthorizedApplications').map((client) => ({
      appId: (textOrNull(client, 'appId') ?? '').toLowerCase(),
      scopeIds: textsOf(client, 'delegatedPermissionIds'),
    })),
    redirectUris: textsOf(objectOf(application, 'web'), 'redirectUris'),
  };
}

/** Source: learn.microsoft.com/graph/api/resources/permissionscope. */
const scopeOf = (item: JsonObject): ExposedScope => ({
  id: textOrNull(item, 'id') ?? '',
  value: textOrNull(item, 'value') ?? '',
  isEnabled: item['isEnabled'] === true,
  type: textOrNull(item, 'type') ?? '',
  adminConsentDisplayName: textOrNull(item, 'adminConsentDisplayName'),
  adminConsentDescription: textOrNull(item, 'adminConsentDescription'),
  userConsentDisplayName: textOrNull(item, 'userConsentDisplayName'),
  userConsentDescription: textOrNull(item, 'userConsentDescription'),
});
