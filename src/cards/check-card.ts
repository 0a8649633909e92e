import { gravest, type Verdict } from '../domain/checks/finding.js';
import type { PermissionReport } from '../domain/checks/permissions.js';
import type { PrerequisiteReport } from '../domain/checks/prerequisites.js';
import type { Voice } from '../language/voice.js';
import { press, type SayButton } from './button.js';
import type { CardView } from './card-view.js';
import type { Line } from './line.js';
import { looks } from './look.js';
import { permissionLines } from './permission-lines.js';
import { permissionsVerdict } from './permissions-verdict.js';
import { prerequisiteLine } from './prerequisite-line.js';
import { prerequisitesVerdict } from './prerequisites-card.js';

export interface CheckCardData {
  readonly prerequisites: PrerequisiteReport;
  readonly permissions: PermissionReport;
  readonly says: readonly SayButton[];
}

const sentences = {
  passed: 'check.ready',
  notApplicable: 'check.ready',
  warning: 'check.look',
  failed: 'check.notReady',
  unknown: 'check.unsure',
} as const satisfies { readonly [V in Verdict]: string };

/** Lines that are no reason to worry stay on their own card. */
const needsALook = (verdict: string): boolean =>
  !['passed', 'notApplicable', 'granted'].includes(verdict);

interface Section {
  readonly title: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly lines: readonly Line[];
}

const sectionData = ({ title, verdict, sentence, lines }: Section) => ({
  title,
  symbol: looks[verdict].symbol,
  verdict: sentence,
  lines,
});

/** Prerequisites and rights together: each in one sentence, and in full only what needs a look. */
export function checkCard(data: CheckCardData, voice: Voice): CardView {
  const sections: readonly Section[] = [
    {
      title: voice.say('check.prerequisites'),
      ...prerequisitesVerdict(data.prerequisites, voice),
      lines: data.prerequisites.lines
        .filter((line) => needsALook(line.verdict))
        .map((line) => prerequisiteLine(line, voice)),
    },
    {
      title: voice.say('check.permissions'),
      ...permissionsVerdict(data.permissions, voice),
      lines: permissionLines(data.permissions, voice)
        .filter((each) => needsALook(each.verdict))
        .map((each) => each.line),
    },
  ];
  const verdict = gravest(sections.map((section) => section.verdict));
  const sentence = voice.say(sentences[verdict]);
  const { symbol, tone } = looks[verdict];
  return {
    template: 'check',
    language: voice.language,
    summary: sentence,
    data: {
      title: voice.say('check.title'),
      symbol,
      tone,
      verdict: sentence,
      sections: sections.map(sectionData),
      next: voice.say('check.nextAccount'),
      checkedAt: voice.say('prerequisites.checkedAt', {
        moment: voice.moment(data.prerequisites.checkedAt),
      }),
      presses: [press(voice.say('buttons.checkAgain'), 'check.again')],
      says: data.says,
    },
  };
}
