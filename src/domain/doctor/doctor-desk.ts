import { rowsOf } from '../checks/answered.js';
import type { PermissionDesk } from '../checks/permission-desk.js';
import { missingCmdlets } from '../checks/permissions.js';
import { TenantFailure } from '../failure.js';
import type { ExchangeBackend } from '../ports/exchange-backend.js';
import type { Intune } from '../ports/intune.js';
import type { Store } from '../ports/store.js';
import { applicationPermissions, isHeld } from './application-permissions.js';
import { consentCommand, credentialCommand } from './commands.js';
import type { Diagnosis, DiagnosisId, DoctorFinding } from './diagnosis.js';

/** What only the machine and the network can tell. */
export interface Probes {
  /** The authority's clock, from its answer. */
  readonly authorityTime: () => Promise<Date>;
  /** Whether Bot Framework's signing keys can be read. */
  readonly areKeysReadable: () => Promise<boolean>;
  /** Free bytes where the data is; undefined when nothing can be written there. */
  readonly freeBytes: () => Promise<number | undefined>;
  /** The names of the application permissions in a token of the executing identity. */
  readonly permissionsFor: (resource: 'graph' | 'exchange') => Promise<readonly string[]>;
  /** Gets a token of the bot's own application. */
  readonly botSignIn: () => Promise<unknown>;
  /** PowerShell's version; undefined when it cannot be started. Not called for another backend. */
  readonly powershellVersion: () => Promise<string | undefined>;
}

export interface DoctorDeskOptions {
  readonly store: Store;
  readonly exchange: ExchangeBackend;
  readonly intune: Pick<Intune, 'organization'>;
  readonly permissions: Pick<PermissionDesk, 'executingIdentity'>;
  readonly probes: Probes;
  readonly clock: () => Date;
  readonly bot: { readonly appId: string };
  readonly application: { readonly appId: string; readonly name: string };
  readonly dataDir: string;
  readonly credentials: readonly { readonly name: string; readonly notAfter: Date }[];
  /** The conversations that the policy asks. */
  readonly approvalConversations: readonly string[];
  readonly powershellPath: string;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const mostSkewMs = 5 * minuteMs;
const leastBytes = 500 * 1024 * 1024;
const aliveMs = 5 * minuteMs;

type Finding = Omit<Diagnosis, 'id'>;

const well = (finding: DoctorFinding, facts: Diagnosis['facts'] = {}): Finding => ({
  verdict: 'passed',
  finding,
  facts,
});

const failed = (finding: DoctorFinding, facts: Diagnosis['facts'], command?: string): Finding => ({
  verdict: 'failed',
  finding,
  facts,
  ...(command === undefined ? {} : { command }),
});

const warned = (...found: Parameters<typeof failed>): Finding => ({
  ...failed(...found),
  verdict: 'warning',
});

/** Looks at everything that the bot hangs on, each by itself, and says what mends it. */
export class DoctorDesk {
  constructor(private readonly options: DoctorDeskOptions) {}

  /** None of it rejects: what cannot be looked at is a finding too. */
  async diagnoses(): Promise<readonly Diagnosis[]> {
    const looks: readonly (readonly [DiagnosisId, () => Promise<Finding>])[] = [
      ['store', () => this.storeState()],
      ['disk', () => this.disk()],
      ['audit', () => this.audit()],
      ['clock', () => this.clockState()],
      ['botSignIn', () => this.signIn('bot')],
      ['exchangeSignIn', () => this.signIn('exchange')],
      ['graphPermissions', () => this.consents('graph')],
      ['exchangePermission', () => this.consents('exchange')],
      ['graph', () => this.reach('graph')],
      ['exchange', () => this.reach('exchange')],
      ['cmdlets', () => this.cmdlets()],
      ['powershell', () => this.powershell()],
      ['certificates', async () => this.certificates()],
      ['signingKeys', () => this.signingKeys()],
      ['approvals', () => this.approvals()],
      ['delivery', () => this.delivery()],
      ['processes', () => this.processes()],
    ];
    return Promise.all(looks.map(async ([id, look]) => ({ id, ...(await this.tried(look)) })));
  }

  private async tried(look: () => Promise<Finding>): Promise<Finding> {
    try {
      return await look();
    } catch (error) {
      if (error instanceof TenantFailure) return notReached(error);
      return { verdict: 'unknown', finding: 'notLookedAt', facts: {} };
    }
  }

  private async storeState(): Promise<Finding> {
    const { store } = this.options;
    const described = await store.describe().catch(() => undefined);
    if (!described) return failed('storeDown', {}, 'DATABASE_URL / DATA_DIR');
    const { kind, version, place } = described;
    return well('storeWell', { kind, version, place });
  }

  private async disk(): Promise<Finding> {
    const { probes, dataDir } = this.options;
    const free = await probes.freeBytes();
    if (free === undefined)
      return failed('diskReadOnly', { folder: dataDir }, `chmod u+w ${dataDir}`);
    const megabytes = Math.floor(free / 1024 / 1024);
    return free < leastBytes
      ? warned('diskLow', { megabytes, folder: dataDir })
      : well('diskWell', { megabytes });
  }

  private async audit(): Promise<Finding> {
    const { entries, fault } = await this.options.store.audit.verify();
    return fault
      ? failed('auditBroken', { number: fault.number }, 'audit verify')
      : well('auditWhole', { entries });
  }

  private async clockState(): Promise<Finding> {
    const { probes, clock } = this.options;
    const skew = clock().getTime() - (await probes.authorityTime()).getTime();
    const minutes = Math.round(Math.abs(skew) / minuteMs);
    return Math.abs(skew) > mostSkewMs
      ? failed('clockOff', { minutes }, 'timedatectl set-ntp true')
      : well('clockWell');
  }

  private async signIn(which: 'bot' | 'exchange'): Promise<Finding> {
    const { probes, bot, application } = this.options;
    const appId = which === 'bot' ? bot.appId : application.appId;
    try {
      await (which === 'bot' ? probes.botSignIn() : probes.permissionsFor('exchange'));
      return well('signInWell', { app: appId });
    } catch (error) {
      const isRefused = error instanceof TenantFailure && error.fault === 'signIn';
      if (!isRefused) throw error;
      return failed(
        'signInFailed',
        { app: appId, said: error.said ?? '' },
        credentialCommand(appId),
      );
    }
  }

  private async consents(resource: 'graph' | 'exchange'): Promise<Finding> {
    const { probes, application } = this.options;
    const held = await probes.permissionsFor(resource);
    const missing = applicationPermissions.filter(
      (each) => each.resource === resource && !isHeld(each, held),
    );
    if (missing.length === 0) return well('permissionsWell', { count: held.length });
    const names = missing.map(({ name }) => name);
    return failed('permissionsMissing', { names }, consentCommand(application.appId, missing));
  }

  private async reach(service: 'graph' | 'exchange'): Promise<Finding> {
    const { exchange, intune } = this.options;
    if (service === 'graph') await intune.organization();
    else await rowsOf(exchange.run({ cmdlet: 'Get-OrganizationConfig', parameters: {} }));
    return well('reached');
  }

  private async cmdlets(): Promise<Finding> {
    const report = await this.options.permissions.executingIdentity();
    const missing = missingCmdlets(report);
    return missing.length > 0
      ? failed('cmdletsMissing', { names: missing }, 'check permissions')
      : well('cmdletsWell', { count: report.cmdlets.length });
  }

  private async powershell(): Promise<Finding> {
    const { exchange, probes, powershellPath } = this.options;
    if (exchange.describe().name !== 'powershell') {
      return { verdict: 'notApplicable', finding: 'powershellUnused', facts: {} };
    }
    const version = await probes.powershellVersion();
    return version === undefined
      ? failed('powershellMissing', { path: powershellPath }, installPowershell)
      : well('powershellWell', { version });
  }

  private certificates(): Finding {
    const { credentials, clock } = this.options;
    const first = credentials.toSorted((a, b) => a.notAfter.getTime() - b.notAfter.getTime())[0];
    if (!first) return { verdict: 'notApplicable', finding: 'certificatesNone', facts: {} };
    const { name, notAfter } = first;
    const left = notAfter.getTime() - clock().getTime();
    const facts = { name, moment: notAfter };
    if (left <= 0) return failed('certificateEnded', facts, newCertificate);
    return left < 30 * dayMs
      ? warned('certificateEnds', facts, newCertificate)
      : well('certificatesWell', facts);
  }

  private async signingKeys(): Promise<Finding> {
    const areReadable = await this.options.probes.areKeysReadable().catch(() => false);
    return areReadable ? well('keysWell') : failed('keysUnreadable', {}, 'BOT_OPENID_METADATA_URL');
  }

  private async approvals(): Promise<Finding> {
    const { store, approvalConversations } = this.options;
    if (approvalConversations.length === 0)
      return warned('approvalsAnywhere', {}, 'APPROVALS_CONVERSATION');
    for (const id of approvalConversations) {
      if (!(await store.conversations.get(id))) return warned('approvalsUnknown', { id });
    }
    return well('approvalsWell');
  }

  private async delivery(): Promise<Finding> {
    const { store } = this.options;
    const dead = await store.conversations.dead();
    return dead.length > 0 ? warned('deliveryDead', { count: dead.length }) : well('deliveryWell');
  }

  private async processes(): Promise<Finding> {
    const { store, clock } = this.options;
    const beats = await store.beats.all();
    const silent = beats.filter(({ at }) => clock().getTime() - at.getTime() > aliveMs).length;
    return silent > 0
      ? warned('processesSilent', { count: silent })
      : well('processesWell', { count: beats.length });
  }
}

const installPowershell =
  'Install-Module ExchangeOnlineManagement -MinimumVersion 3.7.0 -Scope AllUsers # after https://aka.ms/powershell';

const newCertificate =
  'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=connector-bot -keyout key.pem -out cert.pem && cat cert.pem key.pem > app.pem';

function notReached({ service, fault, said }: TenantFailure): Finding {
  return { verdict: 'failed', finding: 'notReached', facts: { service, fault, said: said ?? '' } };
}
