import type { Holder, PermissionReport, Surplus } from '../domain/checks/permissions.js';
import type { Voice } from '../language/voice.js';
import { type PressButton, press, type SayButton } from './button.js';
import type { CardData, CardView } from './card-view.js';
import { looks } from './look.js';
import { permissionLines } from './permission-lines.js';
import { permissionsVerdict } from './permissions-verdict.js';

export interface PermissionsCardData {
  readonly report: PermissionReport;
  readonly says: readonly SayButton[];
}

const theBot: CardData = { holder: 'bot' };

/** The data by which a button of this card names its holder again; without any it is who presses. */
function holderData(holder: Holder): CardData {
  if (holder.kind === 'executingIdentity') return theBot;
  return holder.kind === 'account' ? { account: holder.userPrincipalName } : {};
}

function holderWords(holder: Holder, voice: Voice): string {
  if (holder.kind === 'executingIdentity') {
    return voice.say('permissions.ofExecutingIdentity', {
      name: voice.say('joining.aside', { text: voice.name(holder.name), aside: holder.appId }),
    });
  }
  const name = voice.name(holder.name);
  const account = voice.name(holder.userPrincipalName);
  if (holder.kind === 'asker') return voice.say('permissions.ofAsker', { name, account });
  return name === account
    ? voice.say('permissions.ofUnnamedAccount', { account })
    : voice.say('permissions.ofAccount', { name, account });
}

const surplusWords = ({ kind, name }: Surplus, voice: Voice): string =>
  voice.say(
    kind === 'entraRole' ? 'permissions.surplusEntraRole' : 'permissions.surplusManagementRole',
    { name: voice.name(name) },
  );

/** Roles beyond this are counted: a tenant can give somebody hundreds. */
const namedSurplus = 10;

function surplus(all: readonly Surplus[], voice: Voice): readonly { readonly name: string }[] {
  const rest = all.length - namedSurplus;
  return [
    ...all.slice(0, namedSurplus).map((one) => ({ name: surplusWords(one, voice) })),
    ...(rest > 0 ? [{ name: voice.say('time.more', { n: rest }) }] : []),
  ];
}

/** The scripts that mend what is missing, for an administrator to run. */
function scripts(holder: Holder, voice: Voice): readonly PressButton[] {
  const script = (title: string, which: string, account: CardData = {}) =>
    press(title, 'check-permissions.script', { ...account, which });
  if (holder.kind === 'executingIdentity') {
    return [script(voice.say('scripts.showExecutingIdentity'), 'executingIdentity')];
  }
  const account = { account: holder.userPrincipalName };
  const own = script(voice.say('scripts.showConnectorAccount'), 'connectorAccount', account);
  // Nobody asks for an account in the place of themself.
  return holder.kind === 'asker'
    ? [own]
    : [own, script(voice.say('scripts.showNewAccount'), 'newAccount', account)];
}

function presses(holder: Holder, missing: boolean, voice: Voice): readonly PressButton[] {
  const again = (title: string, data: CardData) => press(title, 'check-permissions.again', data);
  return [
    ...(missing ? scripts(holder, voice) : []),
    again(voice.say('buttons.checkAgain'), holderData(holder)),
    ...(holder.kind === 'asker' ? [again(voice.say('permissions.ofTheBot'), theBot)] : []),
  ];
}

/** The 13 cmdlets and the Intune right: what is missing with its mend, the rest folded away. */
export function permissionsCard({ report, says }: PermissionsCardData, voice: Voice): CardView {
  const { verdict, sentence } = permissionsVerdict(report, voice);
  const { symbol, tone } = looks[verdict];
  const lines = permissionLines(report, voice);
  const granted = lines.filter((each) => each.verdict === 'granted');
  const holder = holderWords(report.holder, voice);
  return {
    template: 'permissions',
    language: voice.language,
    summary: voice.say('joining.sentences', { text: sentence, more: holder }),
    data: {
      title: voice.say('permissions.title'),
      holder,
      symbol,
      tone,
      verdict: sentence,
      hasAdvice: verdict === 'failed',
      advice: voice.say('permissions.advice'),
      lines: lines.filter((each) => each.verdict !== 'granted').map((each) => each.line),
      hasSurplus: report.surplus.length > 0,
      surplusTitle: voice.say('permissions.surplus'),
      surplus: surplus(report.surplus, voice),
      surplusAdvice: voice.say('permissions.surplusAdvice'),
      granted: granted.map(({ line: { word, text, ...rest } }) => ({
        ...rest,
        word: voice.say('joining.listed', { text: word, more: text }),
      })),
      hasGranted: granted.length > 0,
      grantedTitle: voice.say('permissions.grantedCmdlets', { n: granted.length }),
      checkedAt: voice.say('prerequisites.checkedAt', { moment: voice.moment(report.checkedAt) }),
      presses: presses(report.holder, lines.length > granted.length, voice),
      says,
    },
  };
}
