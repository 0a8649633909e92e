import type { PersonRef } from '../changes/change.js';

/** What may go wrong by itself. */
export const incidentKinds = [
  'syncFailed',
  'syncOverdue',
  'permissions',
  'prerequisites',
  'credential',
  'silent',
  'undeliverable',
] as const;

export type IncidentKind = (typeof incidentKinds)[number];

/** The least grave first. */
export const severities = ['info', 'warning', 'critical'] as const;

export type Severity = (typeof severities)[number];

export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  severities.indexOf(severity) >= severities.indexOf(least);

/** What was seen when it failed. */
export interface Evidence {
  /** The step that failed: a cmdlet, a Graph resource, a check. */
  readonly step: string;
  readonly service: string | undefined;
  readonly fault: string | undefined;
  /** The service's own words, cleaned. */
  readonly said: string | undefined;
  /** What is missing or ends, such as cmdlets, checks or a date. */
  readonly missing: readonly string[];
}

/** A failure as it is seen: those with the same fingerprint are one incident. */
export interface Failure {
  readonly fingerprint: string;
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly evidence: Evidence;
}

/** A change of the bot's own audit that was run shortly before. */
export interface ChangeSuspect {
  readonly changeId: string;
  readonly what: string;
  readonly name: string;
  readonly at: Date;
}

/** Something else that was known to be wrong by then, such as a right that is missing. */
export interface OpenSuspect extends Pick<Failure, 'kind' | 'evidence'> {
  readonly incidentId: string;
}

export type Suspect = ChangeSuspect | OpenSuspect;

/** A failure that goes on, from its first sight to its recovery. */
export interface Incident extends Failure {
  readonly id: string;
  readonly state: 'open' | 'closed';
  readonly openedAt: Date;
  readonly lastAt: Date;
  /** How often it was seen. */
  readonly count: number;
  /** When the cards were last brought up to date. */
  readonly toldAt: Date;
  readonly closedAt: Date | undefined;
  /** How often it came back soon after it had gone. */
  readonly flaps: number;
  /** When it came back for the last time. */
  readonly backAt: Date | undefined;
  /** The storm whose card shows it together with others; undefined while it has a card of its own. */
  readonly storm: string | undefined;
  /** Of one that flaps: since when it is well. */
  readonly wellSinceAt: Date | undefined;
  readonly acknowledged: { readonly person: PersonRef; readonly at: Date } | undefined;
  /** Nobody is told; `until` is undefined for "until recovery". */
  readonly muted: { readonly person: PersonRef; readonly untilAt: Date | undefined } | undefined;
  /** How far it was escalated: 0 not, 1 to the second conversation, 2 to people. */
  readonly escalation: number;
  readonly suspects: readonly Suspect[];
  readonly version: number;
}

/** Whether people are spared it at a moment. */
export const isMuted = ({ muted }: Incident, at: Date): boolean =>
  muted !== undefined && (muted.untilAt === undefined || at < muted.untilAt);
