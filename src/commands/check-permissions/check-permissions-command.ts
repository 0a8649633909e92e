import { permissionsCard } from '../../cards/permissions-card.js';
import { type ScriptKind, scriptCard, scriptKinds } from '../../cards/script-card.js';
import type { PermissionReport } from '../../domain/checks/permissions.js';
import { PersonFailure } from '../../domain/failure.js';
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

/** The scripts that mend missing rights, as text that nobody but an administrator runs. */
export interface MendScripts {
  /** @throws PersonFailure when the address cannot stand in a script */
  connectorAccount(address: string): string;
  executingIdentity(): string;
  /** @throws PersonFailure when the address cannot stand in a script */
  newAccount(address: string): string;
}

/** `check permissions`: of the executing identity, or of an account. */
export function checkPermissionsCommand(desk: PermissionChecker, scripts: MendScripts): Command {
  const answer = async (ask: Ask, named: string | undefined): Promise<Reply> => {
    const { person, turn, voice } = ask;
    const account = named === 'me' ? person.userPrincipalName : named;
    const options = { signal: turn.signal };
    const report = account
      ? await desk.account(account, options)
      : await desk.executingIdentity(options);
    const says = [sayCommand(checkPrerequisitesWording, voice)];
    return cardReply(permissionsCard({ report, says }, voice));
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
    verbs: { again: async (ask, data) => answer(ask, accountOf(data)), script: showScript },
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
