import { say } from '../../../src/cards/button.js';
import { healthCard } from '../../../src/cards/health-card.js';
import { languageCard } from '../../../src/cards/language-card.js';
import { whoamiCard } from '../../../src/cards/whoami-card.js';
import { roles } from '../../../src/domain/people/role.js';
import { hostileTexts } from '../hostile.js';
import { connected } from '../reports.js';
import { earlier, exampleNow, hour } from '../voices.js';
import type { Examples } from './examples.js';

const person = {
  objectId: 'aaaaaaaa-0000-4000-8000-000000000001',
  name: 'Grace Kuo',
  userPrincipalName: 'grace@contoso.com',
  mail: 'grace@contoso.com',
  groups: [],
};

const byRole: Examples = Object.fromEntries(
  roles.map((role) => [
    role,
    (voice) =>
      whoamiCard({ person: { ...person, role }, chosen: undefined, says: [say('help')] }, voice),
  ]),
);

const hostile: Examples = Object.fromEntries(
  Object.entries(hostileTexts).map(([name, text]) => [
    name,
    (voice) =>
      whoamiCard(
        { person: { ...person, name: text, mail: text, role: 'viewer' }, chosen: 'en', says: [] },
        voice,
      ),
  ]),
);

const health = {
  version: '0.1.0',
  startedAt: earlier(80 * hour),
  store: { kind: 'SQLite', version: '3.45.1', place: 'data/bot.db' },
  backend: connected.backend,
  work: {
    notices: { count: 2, oldest: earlier(hour) },
    dead: 1,
    incidents: 3,
    processes: 2,
  },
};

export const personExamples: { readonly [template: string]: Examples } = {
  whoami: {
    ...byRole,
    ...hostile,
    signedIn: (voice) =>
      whoamiCard(
        {
          person: { ...person, role: 'viewer' },
          chosen: undefined,
          signIn: { until: new Date(exampleNow.getTime() + hour) },
          says: [say('sign out')],
        },
        voice,
      ),
    signedOut: (voice) =>
      whoamiCard(
        {
          person: { ...person, role: 'viewer' },
          chosen: undefined,
          signIn: 'none',
          says: [say('sign in')],
        },
        voice,
      ),
    withoutMail: (voice) =>
      whoamiCard(
        { person: { ...person, mail: null, role: 'admin' }, chosen: 'zh-TW', says: [] },
        voice,
      ),
  },
  language: {
    auto: (voice) => languageCard({ chosen: undefined }, voice),
    chosen: (voice) => languageCard({ chosen: voice.language }, voice),
  },
  health: {
    well: (voice) => healthCard(health, voice),
    paused: (voice) =>
      healthCard({ ...health, backend: { ...health.backend, pausedUntil: exampleNow } }, voice),
    storeDown: (voice) => healthCard({ ...health, store: undefined, work: undefined }, voice),
    powershell: (voice) =>
      healthCard(
        {
          ...health,
          backend: { ...health.backend, name: 'powershell', workers: 3 },
          work: { notices: { count: 0, oldest: undefined }, dead: 0, incidents: 0, processes: 1 },
        },
        voice,
      ),
  },
};
