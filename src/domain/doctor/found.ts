import type { Facts } from '../checks/finding.js';
import type { DoctorFinding, Found } from './diagnosis.js';

/** How looks tell what they found. */

export const well = (finding: DoctorFinding, facts: Facts = {}): Found => ({
  verdict: 'passed',
  finding,
  facts,
});

/** There is nothing of the kind to look at here. */
export const unused = (finding: DoctorFinding, facts: Facts = {}): Found => ({
  verdict: 'notApplicable',
  finding,
  facts,
});

/** It could not be looked at. */
export const untold = (finding: DoctorFinding, facts: Facts = {}): Found => ({
  verdict: 'unknown',
  finding,
  facts,
});

/** @param command that mends it; undefined where nobody can know it */
export const failed = (finding: DoctorFinding, facts: Facts, command?: string): Found => ({
  verdict: 'failed',
  finding,
  facts,
  ...(command === undefined ? {} : { command }),
});

/** It works, and will not for ever or is better otherwise. */
export const warned = (finding: DoctorFinding, facts: Facts, command?: string): Found => ({
  ...failed(finding, facts, command),
  verdict: 'warning',
});
