import type { DiagnosisId, Found } from './diagnosis.js';

/** One thing that the doctor looks at, by itself. */
export interface Look {
  readonly id: DiagnosisId;
  /** The settings without which there is nothing to look at. */
  readonly settings: readonly string[];
  /** May reject: what cannot be looked at is a finding too. */
  readonly look: () => Promise<Found>;
}
