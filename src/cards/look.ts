import type { Verdict } from '../domain/checks/finding.js';

/** How a verdict looks. The symbol and the word say it; the colour only repeats it. */
export interface Look {
  readonly symbol: string;
  /** Style of a container. */
  readonly tone: 'default' | 'good' | 'warning' | 'attention';
  /** Colour of a text. */
  readonly color: 'default' | 'good' | 'warning' | 'attention';
}

export const looks: { readonly [V in Verdict]: Look } = {
  passed: { symbol: '✔', tone: 'good', color: 'good' },
  warning: { symbol: '⚠', tone: 'warning', color: 'warning' },
  failed: { symbol: '✖', tone: 'attention', color: 'attention' },
  notApplicable: { symbol: '–', tone: 'default', color: 'default' },
  unknown: { symbol: '?', tone: 'warning', color: 'warning' },
};
