import type { CardView } from '../../src/cards/card-view.js';
import { changeCard } from '../../src/cards/change-card.js';
import { changeValuesCard } from '../../src/cards/change-values-card.js';
import { incidentCard } from '../../src/cards/incident-card.js';
import type { CommandServices } from '../../src/commands/index.js';
import { createVoices } from '../../src/commands/voices.js';
import type { Change } from '../../src/domain/changes/change.js';
import { diagnosisIds } from '../../src/domain/doctor/diagnosis.js';
import { failed } from '../../src/domain/doctor/found.js';
import type { Voice } from '../../src/language/voice.js';
import { changesOf, deviceOf, entryOf, failedRun, incidentOf, planOf } from './cards-with-text.js';
import { today, waiting } from './changes.js';
import { dispatchBot, memoryServices } from './dispatch-bot.js';
import * as reports from './reports.js';
import { exampleNow } from './voices.js';

const many = <T>(n: number, one: (place: number) => T): readonly T[] =>
  Array.from({ length: n }, (_, place) => one(place));

const pictureOf = (n: number, text: string) => ({
  states: many(n, (place) => ({ state: `${text}${place}`, devices: place })),
  ...{ managed: n, looked: n, stale: n },
});

/** A tenant, and a bot, that have so much of everything that can be listed. */
function crowded(n: number, text: string): Partial<CommandServices> {
  const usual = memoryServices();
  const changes = many(n, () => changesOf(text)).flat();
  const incidents = many(n, (place) => ({
    ...incidentOf(text, place % 2 === 0 ? 'syncFailed' : 'permissions'),
    suspects: many(n, () => ({ changeId: 'A', what: 'setup', name: text, at: exampleNow })),
  }));
  const right = { verdict: 'missing', offeredBy: many(n, () => text) } as const;
  const permissions = reports.permissionReport(
    reports.account(text, text),
    () => right,
    many(n, () => ({ kind: 'entraRole', name: text }) as const),
  );
  const record = {
    ...{ id: '1', status: text, connectorType: text, primarySmtpAddress: text },
    ...{ exchangeOrganization: text, version: text, lastSync: exampleNow },
  };
  const syncs = {
    history: async () => many(n, () => failedRun(text)),
    picture: async () => pictureOf(n, text),
  };
  const policies = many(n, (place) => ({ name: `${text}${place}`, isDefault: place === 0 }));
  const recipients = many(n, (place) => `${text.slice(0, 60)}${place}@contoso.com`);
  return {
    permissions: { ...usual.permissions, executingIdentity: async () => permissions },
    connection: {
      connectionInformation: async () => ({
        ...reports.connected,
        intuneRecords: { read: true, value: many(n, () => record) },
      }),
    },
    planning: {
      ...usual.planning,
      ownOpen: async () => undefined,
      today: async () => ({ ...today, policies, adminMailRecipients: recipients }),
    },
    changes: { ...usual.changes, pending: async () => changes },
    devices: {
      ...usual.devices,
      quarantined: async () => many(n, () => deviceOf(text)),
    },
    syncs,
    digest: {
      syncs,
      incidents: { open: async () => incidents },
      changes: { list: async () => changes },
    },
    doctor: {
      diagnoses: async () =>
        diagnosisIds.map((id) => ({
          id,
          ...failed('permissionsMissing', { names: text }, text.repeat(n).slice(0, 9000)),
        })),
    },
    incidents: {
      ...usual.incidents,
      open: async () => incidents,
      find: async () => incidents[0] ?? incidentOf(text, 'syncFailed'),
    },
    subscriptions: {
      ...usual.subscriptions,
      all: async () =>
        many(n, () => ({ conversationId: text, topics: ['failures'], severity: 'info' })),
    },
    audit: { latest: async () => many(n, () => entryOf(text, { reason: text })) },
    voices: createVoices({ language: 'en', timeZone: 'UTC' }),
  };
}

/** Whatever lists something, and what says back what was typed. */
const lists = [
  ...['pending', 'quarantined', 'incidents', 'incident ABC234', 'history', 'digest', 'doctor'],
  ...['audit', 'subscriptions', 'status', 'check', 'check permissions', 'help', 'allow', 'block'],
];

async function repliesTo(n: number, text: string, voice: Voice): Promise<readonly CardView[]> {
  const bot = dispatchBot({
    ...{ role: 'admin', services: crowded(n, text), locale: voice.language },
  });
  const typed = [`alow ${text}`, `status ${text}`, text].map((each) => each.slice(0, 4000));
  const replies = await Promise.all([...lists, ...typed].map((each) => bot.say(each)));
  const wrong = bot.logged.map(({ error }) => error);
  if (wrong.length > 0) throw wrong[0];
  return replies.flatMap((reply) => (reply.kind === 'card' ? [reply.view] : []));
}

/** A change of so many steps and decisions, each with so many warnings. */
function crowdedChange(n: number, text: string): Change {
  const [change = waiting] = changesOf(text);
  const outcome = { outcome: 'done', at: exampleNow, warnings: many(n, () => text) } as const;
  const plan = many(n, () => planOf(text)).flat();
  return {
    ...change,
    plan,
    outcomes: plan.map(() => outcome),
    decisions: many(Math.min(n, 10), () => change.decisions).flat(),
    found: { why: 'drift', plan, effect: undefined },
  };
}

/** Every card that lists something, with so much of it; each named by the text. */
export async function crowdedCards(
  n: number,
  text: string,
  voice: Voice,
): Promise<readonly CardView[]> {
  const change = crowdedChange(n, text);
  const suspects = many(n, () => ({ changeId: 'A', what: 'setup', name: text, at: exampleNow }));
  const incident = { ...incidentOf(text, 'permissions'), suspects };
  return [
    ...(await repliesTo(n, text, voice)),
    changeCard(change, voice),
    changeValuesCard(change, 1, voice),
    changeValuesCard(change, 2, voice),
    incidentCard({ incident, at: exampleNow, says: [] }, voice),
  ];
}
