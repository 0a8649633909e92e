import type { Organization, ServiceHealth } from '../ports/intune.js';
import type { Finding } from './finding.js';
import type { PrerequisiteFacts } from './prerequisites.js';

type Found = Finding<PrerequisiteFacts>;

/** A cycle is due every 30 minutes; six of them missed are worth a look. */
const syncOverdueMs = 3 * 60 * 60 * 1000;

/** Exchange 2013 is 15.0, 2016 is 15.1, 2019 is 15.2, Exchange Online is 15.20. */
const firstSupported = 15;

/** Reads `0.20 (15.20.8158.0)`: the version is the part in parentheses, or the whole without any. */
export function versionFinding(text: string): Found {
  const version =
    /\(([\d.]+)\)/.exec(text)?.[1] ?? /^\s*(?:Version )?(\d+\.\d+[\d.]*)/.exec(text)?.[1];
  if (version === undefined) {
    return { finding: 'exchangeVersionUnreadable', verdict: 'unknown', facts: { text } };
  }
  return Number.parseInt(version, 10) >= firstSupported
    ? { finding: 'exchangeVersionSupported', verdict: 'passed', facts: { version } }
    : { finding: 'exchangeVersionTooOld', verdict: 'failed', facts: { version } };
}

/** A tenant that lives in the cloud alone has nothing to synchronise. */
export function directorySyncFinding(organization: Organization, now: Date): Found {
  const { onPremisesSyncEnabled: isOn, onPremisesLastSync: lastSync } = organization;
  if (isOn === null) {
    return { finding: 'directorySyncCloudOnly', verdict: 'notApplicable', facts: {} };
  }
  if (!isOn) return { finding: 'directorySyncStopped', verdict: 'warning', facts: { lastSync } };
  if (!lastSync) return { finding: 'directorySyncNeverRan', verdict: 'failed', facts: {} };
  return now.getTime() - lastSync.getTime() < syncOverdueMs
    ? { finding: 'directorySyncRecent', verdict: 'passed', facts: { lastSync } }
    : { finding: 'directorySyncOverdue', verdict: 'failed', facts: { lastSync } };
}

/** Graph's words for a service that works, whatever happened before. */
const wellStatuses: ReadonlySet<string> = new Set([
  'serviceOperational',
  'serviceRestored',
  'postIncidentReviewPublished',
  'falsePositive',
  'resolved',
  'resolvedExternal',
  'mitigated',
  'mitigatedExternal',
]);

export function healthFinding(service: string, all: readonly ServiceHealth[]): Found {
  const health = all.find((one) => one.service === service);
  if (!health) return { finding: 'healthUnlisted', verdict: 'unknown', facts: { service } };
  const { status, openIssues } = health;
  if (wellStatuses.has(status)) {
    return { finding: 'healthOperational', verdict: 'passed', facts: { service } };
  }
  const issues = openIssues.map(({ id, title }) => `${id} ${title}`);
  return { finding: 'healthDegraded', verdict: 'warning', facts: { service, status, issues } };
}
