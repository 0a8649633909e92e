import type { ChangeDesk } from '../domain/changes/change-desk.js';
import type { PlanningDesk } from '../domain/changes/planning-desk.js';
import type { DeviceDesk } from '../domain/connector/device-desk.js';
import type { SyncDesk } from '../domain/connector/sync-desk.js';
import type { LogLevelDesk } from '../domain/log-level-desk.js';
import type { ConnectorStore } from '../domain/ports/connector-store.js';
import type { PreferenceStore } from '../domain/ports/store.js';
import type { SyncStore } from '../domain/ports/sync-store.js';
import type { VisitStore } from '../domain/ports/visit-store.js';
import type { IncidentDesk } from '../domain/watch/incident-desk.js';
import type { SubscriptionDesk } from '../domain/watch/subscription-desk.js';
import type { Accounts } from './account/named-account.js';
import { ackCommand } from './ack/ack-command.js';
import { againCommand } from './again/again-command.js';
import { approveCommand } from './approve/approve-command.js';
import { type AuditServices, auditCommand } from './audit/audit-command.js';
import { breakGlassCommand } from './break-glass/break-glass-command.js';
import { changeCommand } from './change/change-command.js';
import { type Checkers, checkCommand } from './check/check-command.js';
import {
  type AskerChecker,
  checkPermissionsCommand,
  type MendScripts,
  type PermissionChecker,
} from './check-permissions/check-permissions-command.js';
import { checkPrerequisitesCommand } from './check-prerequisites/check-prerequisites-command.js';
import type { Command } from './command.js';
import { deviceCommands } from './device/device-commands.js';
import { type DigestSources, digestCommand } from './digest/digest-command.js';
import { disconnectCommand } from './disconnect/disconnect-command.js';
import { type Doctor, doctorCommand } from './doctor/doctor-command.js';
import { goBackCommand } from './go-back/go-back-command.js';
import { type HealthSources, healthCommand } from './health/health-command.js';
import { helpCommand } from './help/help-command.js';
import { historyCommand } from './history/history-command.js';
import { incidentsCommand } from './incidents/incidents-command.js';
import { languageCommand } from './language/language-command.js';
import { logLevelCommand } from './log-level/log-level-command.js';
import { muteCommand } from './mute/mute-command.js';
import { pendingCommand } from './pending/pending-command.js';
import { quarantinedCommand } from './quarantined/quarantined-command.js';
import { rejectCommand } from './reject/reject-command.js';
import { setupCommand } from './setup/setup-command.js';
import { type SignIns, signInCommand } from './sign-in/sign-in-command.js';
import { signOutCommand } from './sign-out/sign-out-command.js';
import { type ConnectionReader, statusCommand } from './status/status-command.js';
import { subscribeCommand } from './subscribe/subscribe-command.js';
import { subscriptionsCommand } from './subscriptions/subscriptions-command.js';
import { syncCommand } from './sync/sync-command.js';
import { syncCancelCommand } from './sync-cancel/sync-cancel-command.js';
import { syncQuickCommand } from './sync-quick/sync-quick-command.js';
import { unmuteCommand } from './unmute/unmute-command.js';
import { unsubscribeCommand } from './unsubscribe/unsubscribe-command.js';
import type { Voices } from './voices.js';
import { whoamiCommand } from './whoami/whoami-command.js';
import { withdrawCommand } from './withdraw/withdraw-command.js';

/** What the commands work with. */
export interface CommandServices {
  readonly prerequisites: Checkers['prerequisites'];
  readonly permissions: PermissionChecker;
  readonly accounts: Accounts;
  readonly scripts: MendScripts;
  /** Undefined where checks run with the application's rights. */
  readonly asker: AskerChecker | undefined;
  readonly signIns: SignIns;
  readonly connection: ConnectionReader;
  readonly health: HealthSources;
  readonly preferences: PreferenceStore;
  readonly visits: VisitStore;
  readonly changes: Pick<
    ChangeDesk,
    'request' | 'decide' | 'breakGlass' | 'withdraw' | 'find' | 'pending'
  >;
  readonly planning: Pick<
    PlanningDesk,
    | 'today'
    | 'ownOpen'
    | 'draftSetup'
    | 'draftDisconnect'
    | 'draftDevice'
    | 'draftAgain'
    | 'draftBack'
  >;
  readonly sync: Pick<SyncDesk, 'full' | 'quick' | 'running' | 'cancel'>;
  readonly connectors: Pick<ConnectorStore, 'current'>;
  readonly syncs: Pick<SyncStore, 'history' | 'picture'>;
  readonly digest: DigestSources;
  readonly doctor: Doctor;
  readonly logLevel: Pick<LogLevelDesk, 'usual' | 'wish' | 'current'>;
  readonly incidents: Pick<IncidentDesk, 'open' | 'find' | 'acknowledge' | 'mute' | 'unmute'>;
  readonly subscriptions: Pick<SubscriptionDesk, 'subscribe' | 'unsubscribe' | 'all'>;
  readonly audit: AuditServices['audit'];
  readonly auditDesk: AuditServices['auditDesk'];
  readonly publicUrl: AuditServices['publicUrl'];
  readonly devices: Pick<DeviceDesk, 'meant' | 'quarantined' | 'withOwners'>;
  readonly voices: Voices;
}

/** Everything that a person can say, in the order in which help lists it. */
export function createCommands(services: CommandServices): readonly Command[] {
  const { prerequisites, permissions, accounts, scripts, preferences, voices, changes, planning } =
    services;
  const commands = [
    checkCommand({ prerequisites, permissions }),
    statusCommand(services.connection),
    checkPrerequisitesCommand(prerequisites),
    checkPermissionsCommand(permissions, scripts, services.asker, accounts),
    setupCommand({ prerequisites, permissions, accounts, planning }),
    disconnectCommand(planning),
    syncCommand(services),
    syncQuickCommand(services),
    syncCancelCommand(services.sync),
    historyCommand(services.syncs),
    pendingCommand(changes),
    changeCommand(changes),
    approveCommand(changes),
    rejectCommand(changes),
    withdrawCommand(changes),
    againCommand(planning, changes),
    goBackCommand(planning, changes),
    breakGlassCommand(changes),
    quarantinedCommand(services.devices),
    ...deviceCommands(services),
    incidentsCommand(services.incidents, services.syncs),
    digestCommand(services.digest),
    ackCommand(services.incidents),
    muteCommand(services.incidents),
    unmuteCommand(services.incidents),
    subscribeCommand(services.subscriptions),
    unsubscribeCommand(services.subscriptions),
    subscriptionsCommand(services.subscriptions),
    auditCommand(services),
    whoamiCommand(services.signIns),
    signInCommand(services.signIns),
    signOutCommand(services.signIns),
    languageCommand(preferences, voices),
    healthCommand(services.health),
    doctorCommand(services.doctor),
    logLevelCommand(services.logLevel),
  ];
  const { visits, health } = services;
  return [helpCommand(commands, { visits, version: health.version }), ...commands];
}
