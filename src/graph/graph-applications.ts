import { TenantFailure } from '../domain/failure.js';
import type {
  Applications,
  DelegatedGrant,
  EnterpriseApplication,
  Registration,
} from '../domain/ports/applications.js';
import type { AskOptions } from '../domain/ports/intune.js';
import { clientSecretsIn } from './client-secrets.js';
import { exposureIn } from './exposure.js';
import type { GraphClient, JsonObject } from './graph-client.js';
import { objectsOf, textOf, textOrNull } from './json.js';

/** Applications as Microsoft Graph tells of them. */
export class GraphApplications implements Applications {
  constructor(private readonly graph: Pick<GraphClient, 'get' | 'all'>) {}

  /** Source: learn.microsoft.com/graph/api/application-get. */
  async registration(
    appId: string,
    { signal }: AskOptions = {},
  ): Promise<Registration | undefined> {
    const select =
      '$select=id,signInAudience,passwordCredentials,keyCredentials,identifierUris,api,web';
    const id = encodeURIComponent(appId);
    const path = `/applications(appId='${id}')?${select}`;
    const item = await this.found(() => this.graph.get(path, signal));
    return (
      item && {
        objectId: textOf(item, 'id').toLowerCase(),
        signInAudience: textOf(item, 'signInAudience'),
        secrets: clientSecretsIn(item),
        thumbprints: objectsOf(item, 'keyCredentials').flatMap(thumbprintOf),
        ...exposureIn(item),
      }
    );
  }

  /** Source: learn.microsoft.com/graph/api/serviceprincipal-get. */
  async enterpriseApplication(
    appId: string,
    { signal }: AskOptions = {},
  ): Promise<EnterpriseApplication | undefined> {
    const select = '$select=id,accountEnabled,appOwnerOrganizationId';
    const id = encodeURIComponent(appId);
    const path = `/servicePrincipals(appId='${id}')?${select}`;
    const item = await this.found(() => this.graph.get(path, signal));
    return (
      item && {
        objectId: textOf(item, 'id').toLowerCase(),
        isEnabled: item['accountEnabled'] !== false,
        ownerTenantId: textOrNull(item, 'appOwnerOrganizationId')?.toLowerCase() ?? null,
      }
    );
  }

  /** Source: learn.microsoft.com/graph/api/serviceprincipal-list-oauth2permissiongrants. */
  async delegatedGrants(
    appId: string,
    { signal }: AskOptions = {},
  ): Promise<readonly DelegatedGrant[]> {
    const id = encodeURIComponent(appId);
    const path = `/servicePrincipals(appId='${id}')/oauth2PermissionGrants`;
    const items = (await this.found(() => this.graph.all(path, signal))) ?? [];
    return items.map((item) => ({
      scopes: textOf(item, 'scope').split(' ').filter(Boolean),
      isForEverybody: item['consentType'] === 'AllPrincipals',
    }));
  }

  private async found<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof TenantFailure && error.fault === 'notFound') return undefined;
      throw error;
    }
  }
}

const hexadecimal = /^([0-9A-F]{40}|[0-9A-F]{64})$/;

/**
 * `customKeyIdentifier` is the thumbprint where nobody gave another, in Base64: of its bytes, or, as some
 * tools upload it, of its digits. Source: learn.microsoft.com/graph/api/resources/keycredential.
 */
function thumbprintOf(item: JsonObject): readonly string[] {
  const bytes = Buffer.from(textOrNull(item, 'customKeyIdentifier') ?? '', 'base64');
  const read = [bytes.toString('hex'), bytes.toString('latin1')].map((each) => each.toUpperCase());
  return read.filter((each) => hexadecimal.test(each)).slice(0, 1);
}
