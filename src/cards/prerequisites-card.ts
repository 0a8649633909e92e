import { gravest, type Verdict } from '../domain/checks/finding.js';
import type { PrerequisiteReport } from '../domain/checks/prerequisites.js';
import type { Voice } from '../language/voice.js';
import { press, type SayButton } from './button.js';
import type { CardView } from './card-view.js';
import { looks } from './look.js';
import { prerequisiteLine } from './prerequisite-line.js';

export interface PrerequisitesCardData {
  readonly report: PrerequisiteReport;
  readonly says: readonly SayButton[];
}

const sentences = {
  passed: 'prerequisites.allPassed',
  notApplicable: 'prerequisites.allPassed',
  warning: 'prerequisites.someWarning',
  failed: 'prerequisites.someFailed',
  unknown: 'prerequisites.someUnknown',
} as const satisfies { readonly [V in Verdict]: string };

/** All prerequisites in one sentence. */
export const prerequisitesVerdict = (report: PrerequisiteReport, voice: Voice) => {
  const verdict = gravest(report.lines.map((line) => line.verdict));
  return { verdict, sentence: voice.say(sentences[verdict]) };
};

function counts(report: PrerequisiteReport, voice: Voice): string {
  const kinds: readonly Verdict[] = ['failed', 'warning', 'unknown', 'passed', 'notApplicable'];
  return voice.list(
    kinds
      .map((kind) => ({ kind, n: report.lines.filter((line) => line.verdict === kind).length }))
      .filter(({ n }) => n > 0)
      .map(({ kind, n }) => voice.say(`verdicts.${kind}Count`, { n })),
  );
}

/** The prerequisites, line by line in the order of Microsoft's page. */
export function prerequisitesCard(data: PrerequisitesCardData, voice: Voice): CardView {
  const { report, says } = data;
  const { verdict, sentence } = prerequisitesVerdict(report, voice);
  const { symbol, tone } = looks[verdict];
  const limit = report.peopleLimit;
  return {
    template: 'prerequisites',
    language: voice.language,
    summary: sentence,
    data: {
      title: voice.say('prerequisites.title'),
      symbol,
      tone,
      verdict: sentence,
      counts: counts(report, voice),
      lines: report.lines.map((line) => prerequisiteLine(line, voice)),
      hasLimit: limit !== undefined,
      limit: limit === undefined ? '' : voice.say('prerequisites.limited', { limit }),
      checkedAt: voice.say('prerequisites.checkedAt', { moment: voice.moment(report.checkedAt) }),
      presses: [press(voice.say('buttons.checkAgain'), 'check-prerequisites.again')],
      says,
    },
  };
}
