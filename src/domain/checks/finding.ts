import type { TenantFailure } from '../failure.js';

/** How a check came out. What could not be looked at is `unknown`, never `passed`. */
export type Verdict = 'passed' | 'warning' | 'failed' | 'notApplicable' | 'unknown';

/** What a finding names. The language files have a sentence for every finding, with these as slots. */
export type Fact = string | number | Date | readonly string[] | null;
export type Facts = { readonly [name: string]: Fact };

/** One thing that a check found: its sentence, what the sentence names, and the verdict. */
export type Finding<F extends { readonly [finding: string]: Facts }> = {
  readonly [K in keyof F & string]: {
    readonly finding: K;
    readonly verdict: Verdict;
    readonly facts: F[K];
  };
}[keyof F & string];

/** A check that got no answer from the tenant. */
export interface Unanswered {
  readonly finding: 'unanswered';
  readonly verdict: 'unknown';
  readonly failure: TenantFailure;
}

const severity: readonly Verdict[] = ['notApplicable', 'passed', 'warning', 'unknown', 'failed'];

/** The gravest of several verdicts; `notApplicable` for none. */
export const gravest = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict>(
    (worst, verdict) => (severity.indexOf(verdict) > severity.indexOf(worst) ? verdict : worst),
    'notApplicable',
  );
