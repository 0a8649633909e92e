import type { SyncRun } from '../ports/sync-store.js';
import type { Failure, Severity } from './incident.js';

/** Faults that often pass by themselves: they are graver when they go on. */
const passing: ReadonlySet<string> = new Set([
  'throttled',
  'timedOut',
  'unreachable',
  'serviceError',
]);

const severityOf = (fault: string): Severity => (passing.has(fault) ? 'warning' : 'critical');

/** A synchronisation that failed; one fingerprint for each service and fault. */
export function failureOfSync({ fault = 'ours', service, said, asked }: SyncRun): Failure {
  return {
    fingerprint: `sync ${service ?? 'bot'} ${fault}`,
    kind: 'syncFailed',
    severity: severityOf(fault),
    evidence: { step: asked ?? 'sync', service, fault, said, missing: [] },
  };
}

/** A check that could not be made tells nothing about what it checks. */
export const failureOfMissing = (
  kind: 'permissions' | 'prerequisites',
  missing: readonly string[],
): Failure => ({
  fingerprint: kind,
  kind,
  severity: 'critical',
  evidence: { step: kind, service: undefined, fault: undefined, said: undefined, missing },
});

export const failureOfOverdue = (lastSuccess: Date | undefined): Failure => ({
  fingerprint: 'overdue',
  kind: 'syncOverdue',
  severity: 'critical',
  evidence: {
    step: 'sync',
    service: undefined,
    fault: undefined,
    said: undefined,
    missing: lastSuccess ? [lastSuccess.toISOString()] : [],
  },
});

/** Days before its end at which a credential is told of. */
const credentialSteps: readonly { readonly days: number; readonly severity: Severity }[] = [
  { days: 1, severity: 'critical' },
  { days: 7, severity: 'critical' },
  { days: 14, severity: 'warning' },
  { days: 30, severity: 'warning' },
];

const dayMs = 24 * 60 * 60 * 1000;

/**
 * A certificate near its end; each step is an incident of its own, so that it is told anew.
 * @returns undefined while it holds for more than 30 days
 */
export function failureOfCredential(name: string, notAfter: Date, at: Date): Failure | undefined {
  const left = (notAfter.getTime() - at.getTime()) / dayMs;
  const step = credentialSteps.find(({ days }) => left <= days);
  return (
    step && {
      fingerprint: `credential ${name} ${step.days}`,
      kind: 'credential',
      severity: step.severity,
      evidence: {
        step: name,
        service: undefined,
        fault: undefined,
        said: undefined,
        missing: [notAfter.toISOString()],
      },
    }
  );
}

/** A process that was silent for longer than any pause explains. */
export const failureOfSilence = (process: string, since: Date): Failure => ({
  fingerprint: `silent ${process}`,
  kind: 'silent',
  severity: 'warning',
  evidence: {
    step: process,
    service: undefined,
    fault: undefined,
    said: undefined,
    missing: [since.toISOString()],
  },
});

/** A conversation that people count on, and that Teams lets nothing be sent to. */
export const failureOfUndeliverable = (conversationId: string, since: Date): Failure => ({
  fingerprint: `undeliverable ${conversationId}`,
  kind: 'undeliverable',
  severity: 'critical',
  evidence: {
    step: conversationId,
    service: 'connector',
    fault: undefined,
    said: undefined,
    missing: [since.toISOString()],
  },
});
