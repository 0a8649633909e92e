/** How a line of a check came out: said beside its symbol, so that no meaning hangs on a colour. */
export const verdicts = {
  passed: 'Passed',
  warning: 'Warning',
  failed: 'Failed',
  notApplicable: 'Not applicable',
  unknown: 'Unknown',
  granted: 'Granted',
  missing: 'Missing',
  passedCount: '{n} passed',
  warningCount: '{n} {n:warning/warnings}',
  failedCount: '{n} failed',
  notApplicableCount: '{n} not applicable',
  unknownCount: '{n} unknown',
} as const;
