import { say } from '../../../src/cards/button.js';
import { digestCard } from '../../../src/cards/digest-card.js';
import { incidentCard } from '../../../src/cards/incident-card.js';
import { linksCard } from '../../../src/cards/links-card.js';
import type { SyncRun } from '../../../src/domain/ports/sync-store.js';
import { failureOfMissing } from '../../../src/domain/watch/failure-of.js';
import { type Incident, incidentKinds, severities } from '../../../src/domain/watch/incident.js';
import { hostileTexts } from '../hostile.js';
import { incident } from '../incidents.js';
import { earlier, exampleNow, hour } from '../voices.js';
import type { Examples } from './examples.js';

const grace = { objectId: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Grace Kuo' };
const says = [say('sync'), say('check')];

const missing: { readonly [kind: string]: readonly string[] } = {
  syncOverdue: [earlier(30 * hour).toISOString()],
  permissions: ['Get-MobileDevice', 'Set-CASMailbox'],
  prerequisites: ['mdmAuthority', 'intuneLicence'],
  credential: [new Date(exampleNow.getTime() + 100 * hour).toISOString()],
  silent: [earlier(hour).toISOString()],
  undeliverable: [earlier(hour).toISOString()],
};

const byKind = Object.fromEntries(
  incidentKinds.map((kind): [string, Incident] => [
    kind,
    incident({
      kind,
      evidence: {
        ...incident().evidence,
        ...(kind === 'syncFailed' ? {} : { fault: undefined, said: undefined }),
        missing: missing[kind] ?? [],
      },
    }),
  ]),
);

const bySeverity = Object.fromEntries(
  severities.map((severity): [string, Incident] => [severity, incident({ severity })]),
);

const incidents: { readonly [name: string]: Incident } = {
  ...byKind,
  ...bySeverity,
  ours: incident({
    evidence: { ...incident().evidence, service: undefined, fault: 'ours', said: undefined },
  }),
  acknowledged: incident({ acknowledged: { person: grace, at: earlier(hour) } }),
  muted: incident({ muted: { person: grace, untilAt: new Date(exampleNow.getTime() + hour) } }),
  mutedUntilRecovery: incident({ muted: { person: grace, untilAt: undefined } }),
  flapping: incident({ flaps: 3 }),
  suspect: incident({
    suspects: [{ changeId: 'ABC234', what: 'setup', name: 'Alice Lin', at: earlier(3 * hour) }],
  }),
  known: incident({
    suspects: [{ incidentId: 'DEF567', ...failureOfMissing('permissions', ['Get-MobileDevice']) }],
  }),
  closed: incident({ state: 'closed', closedAt: exampleNow }),
  ...Object.fromEntries(
    Object.entries(hostileTexts).map(([name, text]) => [
      name,
      incident({
        evidence: { ...incident().evidence, said: text.slice(0, 200) },
        acknowledged: { person: { ...grace, name: text }, at: earlier(hour) },
      }),
    ]),
  ),
};

const run = (hours: number, further: Partial<SyncRun> = {}): SyncRun => ({
  id: String(hours),
  kind: hours % 24 === 0 ? 'full' : 'quick',
  startedAt: earlier(hours * hour),
  endedAt: new Date(earlier(hours * hour).getTime() + 1000 + hours * 300),
  state: 'done',
  read: 120,
  counts: undefined,
  fault: undefined,
  service: undefined,
  said: undefined,
  asked: undefined,
  cancelledBy: undefined,
  isUnfiltered: false,
  ...further,
});

const counts = (allowed: number, quarantined: number, blocked: number) => ({
  devices: allowed + quarantined + blocked,
  states: [
    { state: 'Allowed', devices: allowed },
    { state: 'Quarantined', devices: quarantined },
    { state: 'Blocked', devices: blocked },
  ],
  rules: 5,
  policies: 2,
  classes: 9,
  managed: 60,
  looked: 40,
  fresh: 1,
  gone: 0,
  changed: 2,
});

const picture = {
  states: [
    { state: 'Allowed', devices: 98 },
    { state: 'Quarantined', devices: 17 },
    { state: 'Blocked', devices: 5 },
  ],
  managed: 60,
  looked: 40,
  stale: 7,
};

export const watchExamples: { readonly [template: string]: Examples } = {
  incident: {
    ...Object.fromEntries(
      Object.entries(incidents).map(([name, each]): [string, Examples[string]] => [
        name,
        (voice) => incidentCard({ incident: each, at: exampleNow, says }, voice),
      ]),
    ),
    repeated: (voice) => ({
      ...incidentCard({ incident: incident(), at: exampleNow, says }, voice),
      note: voice.say('incidents.repeated'),
    }),
  },
  links: {
    evidence: (voice) =>
      linksCard(
        {
          title: voice.say('evidence.linkTitle', { id: 'ABC234' }),
          intro: voice.say('evidence.linkIntro'),
          links: [
            { title: voice.say('evidence.page'), url: 'https://bot.contoso.com/evidence/x.html' },
            { title: voice.say('evidence.json'), url: 'https://bot.contoso.com/evidence/x.json' },
          ],
        },
        voice,
      ),
  },
  digest: {
    week: (voice) =>
      digestCard(
        {
          runs: [
            run(2),
            run(4, { state: 'failed', fault: 'throttled' }),
            run(8),
            run(24, { counts: counts(98, 17, 5) }),
            run(48, { counts: counts(90, 21, 4) }),
          ],
          picture,
          incidents: [incident()],
          waiting: 2,
          says,
        },
        voice,
      ),
    empty: (voice) =>
      digestCard(
        {
          runs: [],
          picture: { states: [], managed: 0, looked: 0, stale: 0 },
          incidents: [],
          waiting: 0,
          says,
        },
        voice,
      ),
  },
};
