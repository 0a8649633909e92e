import { changeCard } from '../../cards/change-card.js';
import { listCard } from '../../cards/list-card.js';
import { setupCard } from '../../cards/setup-card.js';
import { formDigests, setupFormValues } from '../../cards/setup-form.js';
import type { SetupToday } from '../../domain/changes/plan.js';
import type { PlanningDesk } from '../../domain/changes/planning-desk.js';
import { PersonFailure } from '../../domain/failure.js';
import { readSetupSaid, type SetupSaid } from '../../language/reading/setup-said.js';
import {
  type Accounts,
  accountChoice,
  type NamedAccount,
  namedAccount,
} from '../account/named-account.js';
import type { Checkers } from '../check/check-command.js';
import type { PermissionChecker } from '../check-permissions/check-permissions-command.js';
import { checkPermissionsWording } from '../check-permissions/check-permissions-wording.js';
import { checkPrerequisitesWording } from '../check-prerequisites/check-prerequisites-wording.js';
import type { Ask, Command, PressData } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { hasDigests, readSetupForm } from './read-setup-form.js';
import { setupWording } from './setup-wording.js';
import { type Hindrance, whyNot } from './why-not.js';

export interface SetupServices {
  readonly prerequisites: Checkers['prerequisites'];
  readonly permissions: PermissionChecker;
  readonly accounts: Accounts;
  readonly planning: Pick<PlanningDesk, 'today' | 'draftSetup' | 'ownOpen'>;
}

/**
 * What was said, with the policy as the tenant spells it.
 * @throws PersonFailure where there is no such policy
 */
function knownIn({ policies }: SetupToday, said: SetupSaid): SetupSaid {
  if (said.policy === undefined) return said;
  const wanted = said.policy.toLowerCase();
  const policy = policies.find(({ name }) => name.toLowerCase() === wanted);
  if (!policy) throw new PersonFailure('policyUnknown', { policy: said.policy });
  return { ...said, policy: policy.name };
}

/** `setup`: refused with what is missing; then a form, a plan, and the question to others. */
export function setupCommand(services: SetupServices): Command {
  const { prerequisites, permissions, accounts, planning } = services;
  /** The address that the connector is recorded with: the asker's own unless another is named. */
  const accountOf = async (
    { person, turn }: Ask,
    named: string | undefined,
  ): Promise<NamedAccount> =>
    named === undefined || named === 'me'
      ? { address: person.mail ?? person.userPrincipalName }
      : namedAccount(named, accounts, turn.signal);

  /** @throws TenantFailure when it is not known, because a service does not answer */
  const hindrance = async (ask: Ask, account: string): Promise<Hindrance | undefined> => {
    const { signal } = ask.turn;
    const [report, executing, holder] = await Promise.all([
      prerequisites.prerequisites({ signal }),
      permissions.executingIdentity({ signal }),
      permissions.account(account, { signal }),
    ]);
    return whyNot({ prerequisites: report, executing, account: holder });
  };

  const refused = ({ voice }: Ask, account: string, word: Hindrance): Reply => {
    const why = voice.say(word as 'changes.refusedAccount', { account: voice.name(account) });
    const says = [
      sayCommand(checkPrerequisitesWording, voice),
      sayCommand(checkPermissionsWording, voice),
      sayCommand(checkPermissionsWording, voice, { account }),
    ];
    const title = voice.say('changes.setupTitle');
    return cardReply(
      listCard({ title, intro: voice.say('changes.refused', { why }), lines: [], says }, voice),
    );
  };

  const form = async (ask: Ask): Promise<Reply> => {
    const { said } = readSetupSaid(ask.slots['details'] ?? '');
    const found = await accountOf(ask, ask.slots['account'] ?? said.account);
    if ('several' in found) return accountChoice(setupWording, found.several, ask.voice);
    const account = found.address;
    const open = await planning.ownOpen(ask.person, { kind: 'setup' });
    if (open) return cardReply(changeCard(open, ask.voice));
    const why = await hindrance(ask, account);
    if (why) return refused(ask, account, why);
    const today = await planning.today({ signal: ask.turn.signal });
    return cardReply(setupCard({ account, today, said: knownIn(today, said) }, ask.voice));
  };

  /** A form that doesn't tell what it showed is compared with what the tenant has now. */
  const shownBefore = async ({ turn: { signal } }: Ask, data: PressData): Promise<PressData> =>
    hasDigests(data)
      ? data
      : { ...data, ...formDigests(setupFormValues(await planning.today({ signal }))) };

  return {
    ...setupWording,
    role: 'operator',
    run: form,
    verbs: {
      plan: async (ask, data) => {
        const { person, turn, voice } = ask;
        const { account, wishes } = readSetupForm(await shownBefore(ask, data), voice);
        const open = await planning.ownOpen(person, { kind: 'setup' });
        if (open) return cardReply(changeCard(open, voice));
        const why = await hindrance(ask, account);
        if (why) return refused(ask, account, why);
        const by = { person, conversationId: turn.conversation.id };
        const draft = await planning.draftSetup(by, account, wishes, { signal: turn.signal });
        return cardReply(changeCard(draft, voice));
      },
    },
  };
}
