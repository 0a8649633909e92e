import { objectNotFound } from './exchange-error.js';
import { type Handler, outputOf } from './handler.js';
import { textOf } from './input.js';
import { withNoise } from './noise.js';

const organizationConfig: Handler = (_, { state, people: { tenant } }) =>
  outputOf([tenant], () =>
    withNoise(
      'OrganizationConfig',
      {
        Identity: tenant.initialDomain,
        Name: tenant.initialDomain,
        DisplayName: tenant.name,
        AdminDisplayVersion: state.settings.adminDisplayVersion,
        IsDehydrated: false,
      },
      0,
    ),
  );

const acceptedDomain: Handler = (input, { people: { tenant } }) => {
  const identity = textOf(input, 'Identity');
  const domains = [tenant.domain, tenant.initialDomain].filter(
    (domain) => identity === undefined || domain === identity.toLowerCase(),
  );
  if (identity !== undefined && domains.length === 0) throw objectNotFound(identity);
  return outputOf(domains, (domain) =>
    withNoise(
      'AcceptedDomain',
      {
        Identity: domain,
        Name: domain,
        DomainName: domain,
        DomainType: 'Authoritative',
        Default: domain === tenant.domain,
      },
      0,
    ),
  );
};

const servicePrincipal: Handler = (input, { people }) => {
  const { displayName, appId, objectId } = people.servicePrincipal;
  const identity = textOf(input, 'Identity');
  const names = [displayName, appId, objectId].map((name) => name.toLowerCase());
  if (identity !== undefined && !names.includes(identity.toLowerCase())) {
    throw objectNotFound(identity);
  }
  return outputOf([people.servicePrincipal], () =>
    withNoise(
      'ServicePrincipal',
      { Identity: objectId, DisplayName: displayName, AppId: appId, ObjectId: objectId },
      0,
    ),
  );
};

export const organizationHandlers = {
  'Get-OrganizationConfig': organizationConfig,
  'Get-AcceptedDomain': acceptedDomain,
  'Get-ServicePrincipal': servicePrincipal,
} as const;
