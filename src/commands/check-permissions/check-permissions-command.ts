import { permissionsCard } from '../../cards/permissions-card.js';
import { type ScriptKind, scriptCard, scriptKinds } from '../../cards/script-card.js';
import type { PermissionReport } from '../../domain/checks/permissions.js';
import { PersonFailure } from '../../domain/failure.js';
import type { Person } from '../../domain/people/person.js';
import { type Accounts, accountChoice, namedAccount } from '../account/named-account.js';
import { checkPrerequisitesWording } from '../check-prerequisites/check-prerequisites-wording.js';
import type { Ask, Command, PressData } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { checkPermissionsWording } from './check-permissions-wording.js';

interface CheckOptions {
  readonly signal: AbortSignal;
}

/** What checks permissions: the PermissionDesk. */
export interface PermissionChecker {
  executingIdentity(options: CheckOptions): Promise<PermissionReport>;
  /** @throws PersonFailure when there is no such account in this tenant */
  account(address: string, options: CheckOptions): Promise<PermissionReport>;
}

/** What checks the rights of who asks, with their own token: the AskerDesk. */
export interface AskerChecker {
  /** @throws SignInNeeded */
  permissions(person: Person, options: CheckOptions): Promise<PermissionReport>;
}

/** The scripts that mend missing rights, as text that nobody but an administrator runs. */
export interface MendScripts {
  /** @throws PersonFailure when the address cannot stand in a script */
  connectorAccount(address: string): string;
  executingIdentity(): string;
  /** @throws PersonFailure when the address cannot stand in a script */
  newAccount(address: string): string;
}

/**
 * `check permissions`: of the executing identity, or of an account.
 * @param asker where checks run with the rights of who asks: then it is about who asks
 */
export function checkPermissionsCommand(
  desk: PermissionChecker,
  scripts: MendScripts,
  asker: AskerChecker | undefined,
  accounts: Accounts,
): Command {
  const shown = ({ voice }: Ask, report: PermissionReport): Reply => {
    const says = [sayCommand(checkPrerequisitesWording, voice)];
    return cardReply(permissionsCard({ report, says }, voice));
  };

  const ofAsker = async (ask: Ask, checker: AskerChecker): Promise<Reply> => {
    const { person, turn } = ask;
    if (turn.conversation.kind !== 'personal') throw new PersonFailure('askAlone');
    return shown(ask, await checker.permissions(person, { signal: turn.signal }));
  };

  const ofTheBot = async (ask: Ask): Promise<Reply> =>
    shown(ask, await desk.executingIdentity({ signal: ask.turn.signal }));

  const answer = async (ask: Ask, named: string | undefined): Promise<Reply> => {
    const { person, turn } = ask;
    const isAsker = named === undefined || named === 'me';
    if (asker && isAsker) return ofAsker(ask, asker);
    if (named === undefined) return ofTheBot(ask);
    const { signal } = turn;
    const found = isAsker
      ? { address: person.userPrincipalName }
      : await namedAccount(named, accounts, signal);
    if ('several' in found) return accountChoice(checkPermissionsWording, found.several, ask.voice);
    return shown(ask, await desk.account(found.address, { signal }));
  };

  const showScript = async ({ voice }: Ask, data: PressData): Promise<Reply> => {
    const kind = scriptKind(data['which']);
    const account = accountOf(data);
    return cardReply(
      scriptCard({ kind, script: scriptOf(scripts, kind, account), account }, voice),
    );
  };

  return {
    ...checkPermissionsWording,
    role: 'viewer',
    run: (ask) => answer(ask, ask.slots['account']),
    verbs: {
      again: async (ask, data) =>
        data['holder'] === 'bot' ? ofTheBot(ask) : answer(ask, accountOf(data)),
      script: showScript,
    },
  };
}

const outdated = (): PersonFailure => new PersonFailure('buttonOutdated');

/** The account that a button names; undefined where it is about the executing identity. */
function accountOf({ account }: PressData): string | undefined {
  if (account === undefined || (typeof account === 'string' && account !== '')) return account;
  throw outdated();
}

function scriptKind(asked: unknown): ScriptKind {
  const kind = scriptKinds.find((each) => each === asked);
  if (!kind) throw outdated();
  return kind;
}

function scriptOf(scripts: MendScripts, kind: ScriptKind, account: string | undefined): string {
  if (kind === 'executingIdentity') return scripts.executingIdentity();
  if (account === undefined) throw outdated();
  return kind === 'newAccount' ? scripts.newAccount(account) : scripts.connectorAccount(account);
}
