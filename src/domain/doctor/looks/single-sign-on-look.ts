import type { Registration } from '../../ports/applications.js';
import { accessScope, redirectUriOf, teamsClients } from '../../sign-in/single-sign-on.js';
import type { Found } from '../diagnosis.js';
import { failed, untold, well } from '../found.js';
import type { Look } from '../look.js';
import {
  addAccessScope,
  addIdentifierUri,
  addRedirectUri,
  authorizeTeams,
  openAccessScope,
} from '../mends/single-sign-on.js';
import { type DoctorNeeds, settingsToAsk } from '../needs.js';

/** Whether the bot's registration has what Teams needs to sign people in by itself: all that is missing at once. */
export const singleSignOnLook = (resource: string, needs: DoctorNeeds): Look => ({
  id: 'singleSignOn',
  settings: [
    ...['CHECK_AS', 'SSO_RESOURCE', 'PUBLIC_URL', needs.bot.idSetting],
    ...[...settingsToAsk(needs.executing), 'GRAPH_URL'],
  ],
  look: async () => {
    const { bot, applications, place } = needs;
    const { appId: app } = bot;
    const registration = await applications.registration(app);
    // The look at the registration says why it is not there.
    if (!registration) return untold('notLookedAt');
    const faults = [
      ...uriFaults(app, registration, resource),
      ...scopeFaults(app, registration),
      ...clientFaults(app, registration),
      ...redirectFaults(app, registration, place.publicUrl()),
    ];
    const [first, ...others] = faults;
    if (!first) return well('singleSignOnWell', { app });
    return others.length === 0 ? first : together(app, faults);
  },
});

/** In the order in which one hangs on another, so that the commands can be run one after the other. */
function together(app: string, faults: readonly Found[]): Found {
  const names = faults.flatMap(({ facts }) => facts['name'] ?? []).map(String);
  const commands = faults.map(({ command = '' }) => command).join('\n');
  return failed('singleSignOnLacks', { app, names }, commands);
}

function uriFaults(app: string, registration: Registration, uri: string): readonly Found[] {
  if (registration.identifierUris.includes(uri)) return [];
  const mend = addIdentifierUri(app, registration, uri);
  return [failed('applicationUriMissing', { app, name: uri }, mend)];
}

function scopeFaults(app: string, registration: Registration): readonly Found[] {
  const facts = { app, name: accessScope };
  const scope = registration.scopes.find(({ value }) => value === accessScope);
  if (!scope) return [failed('accessScopeMissing', facts, addAccessScope(registration))];
  if (!scope.isEnabled) {
    return [failed('accessScopeDisabled', facts, openAccessScope(registration))];
  }
  return scope.type === 'User'
    ? []
    : [failed('accessScopeForAdmins', facts, openAccessScope(registration))];
}

function clientFaults(app: string, registration: Registration): readonly Found[] {
  const { scopes, preAuthorized } = registration;
  const id = scopes.find(({ value }) => value === accessScope)?.id;
  const missing = teamsClients.filter(
    (client) =>
      id === undefined ||
      !preAuthorized.some(({ appId, scopeIds }) => appId === client && scopeIds.includes(id)),
  );
  if (missing.length === 0) return [];
  const facts = { app, name: missing.join(', ') };
  return [failed('teamsClientsMissing', facts, authorizeTeams(registration))];
}

/** For this machine Entra does not look at ports. Source: learn.microsoft.com/entra/identity-platform/reply-url. */
const withoutLocalPort = (uri: string): string =>
  uri.replace(/^(http:\/\/(?:localhost|127\.0\.0\.1)):\d+\//, '$1/');

function redirectFaults(
  app: string,
  registration: Registration,
  publicUrl: string | undefined,
): readonly Found[] {
  // The look at the endpoint says that there is no address.
  if (publicUrl === undefined) return [];
  const uri = redirectUriOf(publicUrl);
  const known = registration.redirectUris.map(withoutLocalPort);
  if (known.includes(withoutLocalPort(uri))) return [];
  const mend = addRedirectUri(app, registration, uri);
  return [failed('redirectUriMissing', { app, name: uri }, mend)];
}
