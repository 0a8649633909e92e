import assert from 'node:assert/strict';
import type { CardView } from '../../src/cards/card-view.js';
import { changeCard } from '../../src/cards/change-card.js';
import { changeValuesCard } from '../../src/cards/change-values-card.js';
import { checkCard } from '../../src/cards/check-card.js';
import { failureCard } from '../../src/cards/failure-card.js';
import { incidentCard } from '../../src/cards/incident-card.js';
import { listCard } from '../../src/cards/list-card.js';
import { permissionsCard } from '../../src/cards/permissions-card.js';
import { prerequisitesCard } from '../../src/cards/prerequisites-card.js';
import { setupCard } from '../../src/cards/setup-card.js';
import { statusCard } from '../../src/cards/status-card.js';
import { whoamiCard } from '../../src/cards/whoami-card.js';
import { accountChoice } from '../../src/commands/account/named-account.js';
import { entryLine } from '../../src/commands/audit/entry-line.js';
import { deviceChoice } from '../../src/commands/device/device-choice.js';
import { doctorCard } from '../../src/commands/doctor/doctor-command.js';
import { incidentDetails } from '../../src/commands/incidents/incident-details.js';
import { pendingReply } from '../../src/commands/pending/pending-command.js';
import { quarantinedReply } from '../../src/commands/quarantined/quarantined-command.js';
import type { Reply } from '../../src/commands/reply.js';
import { setupWording } from '../../src/commands/setup/setup-wording.js';
import type { Evidence } from '../../src/domain/audit/audit-desk.js';
import type { AuditEntry } from '../../src/domain/audit/audit-entry.js';
import type { Change, ChangeRecord, ChangeRequest } from '../../src/domain/changes/change.js';
import type { Missing, Plan } from '../../src/domain/changes/plan.js';
import { failed } from '../../src/domain/doctor/found.js';
import { TenantFailure } from '../../src/domain/failure.js';
import type { SyncRun } from '../../src/domain/ports/sync-store.js';
import { incidentKinds } from '../../src/domain/watch/incident.js';
import type { Voice } from '../../src/language/voice.js';
import { today, waiting, wishes } from './changes.js';
import { incident } from './incidents.js';
import * as reports from './reports.js';
import { earlier, exampleNow, hour } from './voices.js';

const at = earlier(hour);

export const personOf = (text: string) => ({
  objectId: 'aaaaaaaa-0000-4000-8000-000000000003',
  name: text,
});

/** A plan with a text wherever one may be written. */
export const planOf = (text: string): Plan => [
  {
    cmdlet: 'Set-ActiveSyncOrganizationSettings',
    parameters: { AdminMailRecipients: [text], UserMailInsert: text },
    target: text,
    differences: [
      { name: 'AdminMailRecipients', before: [text], after: [text, text] },
      { name: 'UserMailInsert', before: text, after: text },
    ],
  },
  {
    cmdlet: 'Set-CASMailbox',
    parameters: { Identity: text, ActiveSyncAllowedDeviceIDs: { add: [text] } },
    target: text,
    differences: [{ name: 'ActiveSyncAllowedDeviceIDs', before: null, after: text }],
  },
];

const requestsOf = (text: string): readonly ChangeRequest[] => [
  { kind: 'setup', account: text, wishes },
  { kind: 'disconnect', account: text },
  {
    kind: 'device',
    account: text,
    device: { action: 'allow', mailbox: text, deviceId: text, shown: text },
  },
  { kind: 'restore', account: text, restores: text },
];

/** What a change of any kind has. */
const record: ChangeRecord = waiting;

const missing = ['account', 'policy', 'device', 'connector', 'rule', 'change'] as const;

/** Changes in which people, devices and services all say the text. */
export function changesOf(text: string): readonly Change[] {
  const common = {
    requester: personOf(text),
    reason: text,
    plan: planOf(text),
    decisions: (['approve', 'reject', 'breakGlass'] as const).map((decision) => ({
      ...{ person: personOf(text), decision, reason: text, at },
    })),
    outcomes: [
      { outcome: 'failed', at, fault: 'invalid', said: text, warnings: [text, text, text, text] },
    ],
    trouble: { fault: 'invalid', said: text },
    found: { why: 'drift', plan: planOf(text), effect: undefined },
  } as const;
  const gone = missing.map((what): Missing => ({ what, name: text }));
  const found = { why: 'missing', plan: [], effect: undefined, missing: gone } as const;
  return requestsOf(text).flatMap((request): readonly Change[] => [
    { ...record, ...common, ...request },
    { ...record, ...common, ...request, found },
  ]);
}

const changesWith = (text: string, voice: Voice): readonly CardView[] =>
  changesOf(text).flatMap((change) => [
    changeCard(change, voice),
    changeValuesCard(change, 1, voice),
  ]);

export const incidentOf = (text: string, kind: (typeof incidentKinds)[number]) =>
  incident({
    kind,
    evidence: { step: `${text}-`, service: 'graph', fault: 'invalid', said: text, missing: [text] },
    acknowledged: { person: personOf(text), at },
    muted: { person: personOf(text), untilAt: new Date(exampleNow.getTime() + hour) },
    suspects: [{ changeId: 'ABC234', what: 'setup', name: text, at }],
  });

export const failedRun = (text: string): SyncRun => ({
  ...{ id: '1', kind: 'full', startedAt: at, endedAt: at, state: 'failed', read: 1 },
  ...{ counts: undefined, fault: 'invalid', service: 'graph', said: text, asked: text },
  ...{ cancelledBy: text, isUnfiltered: false },
});

const viewIn = (reply: Reply): readonly CardView[] => (reply.kind === 'card' ? [reply.view] : []);

async function incidentsWith(text: string, voice: Voice): Promise<readonly CardView[]> {
  const runs = [failedRun(text), { ...failedRun(text), state: 'cancelled' as const }];
  const syncs = { history: async () => runs };
  const kinds = incidentKinds.filter((kind) => kind === 'syncFailed' || kind === 'permissions');
  const details = kinds.map((kind) => incidentDetails(incidentOf(text, kind), syncs, voice));
  return [
    ...kinds.map((kind) =>
      incidentCard({ incident: incidentOf(text, kind), at: exampleNow, says: [] }, voice),
    ),
    ...(await Promise.all(details)).flatMap(viewIn),
  ];
}

export const entryOf = (text: string, detail: AuditEntry['detail']): AuditEntry => ({
  ...{ number: 7, previous: 'p', hash: 'h', at, what: 'change.requested', changeId: 'ABC234' },
  person: personOf(text),
  detail,
});

const userOf = (text: string) => ({
  ...{ objectId: text, displayName: text, userPrincipalName: text, mail: text },
  ...{ accountEnabled: true, userType: 'Member' as const },
});

export const deviceOf = (text: string) => ({
  ...{ mailbox: text, deviceId: text, guid: text, person: text, model: text, type: text },
  ...{ state: text, reason: text, friendlyName: text, os: text, changedAt: at, address: text },
});

async function listsWith(text: string, voice: Voice): Promise<readonly CardView[]> {
  const device = deviceOf(text);
  const signal = new AbortController().signal;
  const entries = [{ reason: text }, { refusal: text }, {}].map((detail) =>
    entryLine(entryOf(text, detail), voice),
  );
  return [
    ...viewIn(await pendingReply({ pending: async () => changesOf(text) }, voice)),
    ...viewIn(
      deviceChoice(
        { actions: ['allow', 'block'], devices: [device, device], all: 9, isSure: true },
        voice,
      ),
    ),
    ...viewIn(accountChoice(setupWording, [userOf(text)], voice)),
    ...viewIn(await quarantinedReply({ quarantined: async () => [device] }, voice, signal)),
    listCard(
      { title: voice.say('changes.auditTitle'), intro: '-', lines: entries, says: [] },
      voice,
    ),
  ];
}

function checksWith(text: string, voice: Voice): readonly CardView[] {
  const offered = { verdict: 'missing', offeredBy: [text, text] } as const;
  const through = { verdict: 'granted', through: [text] } as const;
  const permissions = reports.permissionReport(
    reports.account(text, text),
    (place) => (place % 2 === 0 ? offered : through),
    [{ kind: 'entraRole', name: text }],
  );
  const prerequisites = {
    checkedAt: exampleNow,
    lines: reports.poorPrerequisites.lines.map((line) =>
      line.finding === 'healthDegraded'
        ? { ...line, facts: { ...line.facts, issues: [text] } }
        : line,
    ),
  };
  return [
    permissionsCard({ report: permissions, says: [] }, voice),
    prerequisitesCard({ report: prerequisites, says: [] }, voice),
    checkCard({ prerequisites, permissions, says: [] }, voice),
    doctorCard(
      [{ id: 'singleSignOn', ...failed('accessScopeMissing', { app: text, name: text }) }],
      voice,
    ),
  ];
}

function tenantWith(text: string, voice: Voice): readonly CardView[] {
  const record = {
    ...{ id: '1', status: text, connectorType: text, primarySmtpAddress: text },
    ...{ exchangeOrganization: text, version: text, lastSync: at },
  };
  const { connected } = reports;
  const information = {
    ...connected,
    connector: { ...reports.connector, primarySmtpAddress: text },
    backend: { ...connected.backend, executingIdentity: text },
    exchange: { read: true, value: { organization: text, version: text } },
    mdmAuthority: { read: true, value: text },
    intuneRecords: { read: true, value: [record, record] },
  } as const;
  const person = { ...personOf(text), userPrincipalName: text, mail: text, groups: [] };
  const policies = [text, `${text} 2`].map((name) => ({ name, isDefault: name === text }));
  const failure = new TenantFailure('graph', 'invalid', { asked: text, said: text });
  return [
    statusCard({ information, says: [] }, voice),
    whoamiCard({ person: { ...person, role: 'admin' }, chosen: undefined, says: [] }, voice),
    setupCard({ account: text, today: { ...today, policies } }, voice),
    failureCard({ failure, id: 'id' }, voice),
  ];
}

/** Every card that shows what people, devices, mailboxes, policies, roles or services are called or say. */
export const cardsWith = async (text: string, voice: Voice): Promise<readonly CardView[]> => [
  ...changesWith(text, voice),
  ...(await incidentsWith(text, voice)),
  ...(await listsWith(text, voice)),
  ...checksWith(text, voice),
  ...tenantWith(text, voice),
];

/** The evidence of a change in which everybody says the text. */
export function evidenceWith(text: string): Evidence {
  const [change = assert.fail()] = changesOf(text);
  const { number, previous, hash, ...event } = entryOf(text, { reason: text });
  return {
    format: 'exchange-connector-bot/evidence/2',
    exportedAt: exampleNow,
    exportedBy: text,
    change,
    chain: [{ number, previous, hash, content: 'c', event }],
    checkpoints: [],
    publicKey: 'k',
  };
}
