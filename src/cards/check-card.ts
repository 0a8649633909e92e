import { gravest, type Verdict } from '../domain/checks/finding.js';
import type { PermissionReport } from '../domain/checks/permissions.js';
import type { PrerequisiteReport } from '../domain/checks/prerequisites.js';
import type { Voice } from '../language/voice.js';
import { press, type SayButton } from './button.js';
import type { CardView } from './card-view.js';
import { type Line, line } from './line.js';
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
const needsALook = (verdict: Verdict): boolean =>
  verdict !== 'passed' && verdict !== 'notApplicable';

/** The rights that are not there in one line for each verdict: fourteen lines would hide the rest. */
function rightGroups(report: PermissionReport, voice: Voice): readonly Line[] {
  const lines = permissionLines(report, voice).filter((each) => each.verdict !== 'granted');
  return (['missing', 'unknown'] as const).flatMap((verdict) => {
    const group = lines.filter((each) => each.verdict === verdict).map((each) => each.line);
    const [first] = group;
    if (!first) return [];
    const { symbol, word, color } = first;
    const text = voice.list(group.map((each) => each.title));
    const title = voice.say('check.rights', { n: group.length });
    const mend = voice.say('check.missingRights');
    return [line({ symbol, title, word, color, text, mend })];
  });
}

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
        .filter(({ verdict }) => needsALook(verdict))
        .map((checked) => prerequisiteLine(checked, voice)),
    },
    {
      title: voice.say('check.permissions'),
      ...permissionsVerdict(data.permissions, voice),
      lines: rightGroups(data.permissions, voice),
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
