import { catalogue, isCmdletName } from '../../../domain/cmdlets/catalogue.js';
import type { Cmdlet } from '../../../domain/cmdlets/cmdlet.js';

/** Parameters that only cmdlets that write have. */
const writeParameters = ['Confirm', 'WhatIf'];

/** Every parameter of a cmdlet of this tenant but PowerShell's common ones; none for an unknown cmdlet. */
export function parametersOf(cmdlet: string): readonly string[] {
  if (!isCmdletName(cmdlet)) return [];
  const { parameters, effect }: Cmdlet = catalogue[cmdlet];
  const names = Object.keys(parameters);
  return effect === 'read' ? names : [...names, ...writeParameters];
}
