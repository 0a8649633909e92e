import type { PermissionLine, PermissionReport, Right } from '../domain/checks/permissions.js';
import type { Voice } from '../language/voice.js';
import { type Line, line } from './line.js';
import { looks } from './look.js';
import { tenantFailureWords } from './tenant-failure-words.js';

const verdictLooks = {
  granted: looks.passed,
  missing: looks.failed,
  unknown: looks.unknown,
} as const satisfies { readonly [V in Right['verdict']]: object };

function rightLine(title: string, right: Right, mend: string | undefined, voice: Voice): Line {
  const { symbol, color } = verdictLooks[right.verdict];
  return line({
    symbol,
    color,
    title,
    word: voice.say(`verdicts.${right.verdict}`),
    text: rightText(right, voice),
    mend,
  });
}

/** Of a right that is missing the word says it all. */
function rightText(right: Right, voice: Voice): string | undefined {
  if (right.verdict === 'granted') {
    return right.through.length > 0
      ? voice.say('permissions.through', {
          roles: voice.list(right.through.map((each) => voice.name(each))),
        })
      : voice.say('permissions.known');
  }
  if (right.verdict === 'missing') return undefined;
  return voice.say('permissions.unknown', { failure: tenantFailureWords(right.failure, voice) });
}

function cmdletMend(right: Right, voice: Voice): string | undefined {
  if (right.verdict === 'unknown') return voice.say(`remedies.${right.failure.fault}`);
  if (right.verdict === 'granted') return undefined;
  return right.offeredBy.length > 0
    ? voice.say('permissions.offered', {
        roles: voice.list(right.offeredBy.map((each) => voice.name(each))),
      })
    : voice.say('permissions.notOffered');
}

function intuneMend({ holder, intune }: PermissionReport, voice: Voice): string | undefined {
  if (intune.verdict !== 'missing') return cmdletMend(intune, voice);
  return holder.kind === 'executingIdentity'
    ? voice.say('permissions.intuneMissingForApplication')
    : voice.say('permissions.intuneOffered', {
        roles: voice.list(intune.offeredBy.map((each) => voice.name(each))),
      });
}

/** Of cmdlets that could not be checked for one and the same reason only the first tells it. */
function cmdletLine(
  right: PermissionLine,
  index: number,
  all: readonly PermissionLine[],
  voice: Voice,
): Line {
  const told = all.findIndex(
    (each) => right.verdict === 'unknown' && each.verdict === 'unknown' && isSame(each, right),
  );
  const isTold = told >= 0 && told < index;
  if (!isTold) return rightLine(right.cmdlet, right, cmdletMend(right, voice), voice);
  return line({
    ...verdictLooks.unknown,
    title: right.cmdlet,
    word: voice.say('verdicts.unknown'),
    text: undefined,
    mend: undefined,
  });
}

type Unknown = Extract<Right, { readonly verdict: 'unknown' }>;

const isSame = ({ failure: one }: Unknown, { failure: other }: Unknown): boolean =>
  one.service === other.service && one.fault === other.fault;

/** The 13 cmdlets in the order of Microsoft's page, then the Intune right. */
export const permissionLines = (
  report: PermissionReport,
  voice: Voice,
): readonly { readonly verdict: Right['verdict']; readonly line: Line }[] => [
  ...report.cmdlets.map((right, index, all) => ({
    verdict: right.verdict,
    line: cmdletLine(right, index, all, voice),
  })),
  {
    verdict: report.intune.verdict,
    line: rightLine(
      voice.say('permissions.intuneRight'),
      report.intune,
      intuneMend(report, voice),
      voice,
    ),
  },
];
