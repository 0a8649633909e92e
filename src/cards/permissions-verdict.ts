import type { Verdict } from '../domain/checks/finding.js';
import { missingCmdlets, type PermissionReport } from '../domain/checks/permissions.js';
import type { Voice } from '../language/voice.js';

/** All rights in one sentence. What is missing comes before what is unknown. */
export function permissionsVerdict(
  report: PermissionReport,
  voice: Voice,
): { readonly verdict: Verdict; readonly sentence: string } {
  const missing = missingCmdlets(report).length;
  const rights = [...report.cmdlets, report.intune];
  const unknown = rights.filter((right) => right.verdict === 'unknown').length;
  if (missing > 0) {
    return { verdict: 'failed', sentence: voice.say('permissions.someMissing', { missing }) };
  }
  if (unknown > 0) {
    return { verdict: 'unknown', sentence: voice.say('permissions.someUnknown', { unknown }) };
  }
  if (report.intune.verdict === 'missing') {
    return { verdict: 'failed', sentence: voice.say('permissions.onlyIntuneMissing') };
  }
  return { verdict: 'passed', sentence: voice.say('permissions.allGranted') };
}
