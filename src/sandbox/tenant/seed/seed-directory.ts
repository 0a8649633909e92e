import type { SandboxPeople } from '../../person.js';
import type { Mailbox } from '../device.js';
import { Entra, entraRoleTemplates } from '../entra.js';
import type { SeededRandom } from '../random.js';

/** Groups of the bot's roles, with ids that the launcher gives to the bot. */
export const roleGroupIds = {
  admin: 'cccccccc-0000-4000-8000-000000000001',
  approver: 'cccccccc-0000-4000-8000-000000000002',
  operator: 'cccccccc-0000-4000-8000-000000000003',
  viewer: 'cccccccc-0000-4000-8000-000000000004',
} as const;

const helpdeskGroupId = 'cccccccc-0000-4000-8000-000000000005';
const exchangeAdminsGroupId = 'cccccccc-0000-4000-8000-000000000006';

const givenNames = ['Lila', 'Tony', 'Maria', 'Wei', 'Ines', 'Omar', 'Yuki', 'Noor', 'Emil', 'Ana'];
const surnames = [
  'Santos',
  'Lee',
  'García',
  'Huang',
  'Novak',
  'Haddad',
  'Sato',
  'Khan',
  'Berg',
  'Tsai',
];

/** Display names that a careless program reads as something else than a name, by the mailbox's number. */
const hostileNames: { readonly [index: number]: string } = {
  6: 'Emil "Ace" O’Neil 🚀',
  11: '<b>Yuki</b> & Sons',
  15: '\u202Eعمر حداد',
};

/** Object ids of the accounts of `sandbox-people.json`, which names none. */
const accountIds: { readonly [upn: string]: string } = {
  'svc-intune@contoso.com': 'dddddddd-0000-4000-8000-000000000001',
  'svc-limited@contoso.com': 'dddddddd-0000-4000-8000-000000000002',
};

const at = (items: readonly string[], index: number): string => items[index % items.length] ?? '';

interface MailboxEntry {
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly objectId: string;
  readonly name?: string | undefined;
}

function mailboxOf({ name, ...entry }: MailboxEntry, differs = false): Mailbox {
  const [alias = '', domain = ''] = entry.userPrincipalName.split('@');
  return {
    alias,
    name: name ?? alias,
    ...entry,
    primarySmtpAddress: differs ? `${alias}.mail@${domain}` : entry.userPrincipalName,
    intuneLicensed: true,
    policy: null,
    allowedDeviceIds: [],
    blockedDeviceIds: [],
  };
}

/** Mailboxes: the people, the accounts, and as many more as are asked for. */
export function seedMailboxes(
  people: SandboxPeople,
  count: number,
  random: SeededRandom,
): Mailbox[] {
  const { domain } = people.tenant;
  const named = people.people
    .filter((person) => person.upn.endsWith(`@${domain}`))
    .map((person) =>
      mailboxOf({
        displayName: person.name,
        userPrincipalName: person.upn,
        objectId: person.objectId,
        name: person.mailboxName,
      }),
    );
  const accounts = people.accounts.map(({ upn }) =>
    mailboxOf({
      displayName: upn,
      userPrincipalName: upn,
      objectId: accountIds[upn] ?? random.guid(),
    }),
  );
  const others = Array.from(
    { length: Math.max(0, count - named.length - accounts.length) },
    (_, i) => {
      const given = at(givenNames, i);
      const surname = at(surnames, Math.floor(i / givenNames.length) + i);
      const alias = `${given}.${surname}${i}`
        .normalize('NFD')
        .replace(/[^\w.]/g, '')
        .toLowerCase();
      return mailboxOf(
        {
          displayName: hostileNames[i] ?? `${given} ${surname}`,
          userPrincipalName: `${alias}@${domain}`,
          objectId: random.guid(),
        },
        i === 4 || i === 23,
      );
    },
  );
  return [...named, ...accounts, ...others];
}

/** The directory around the mailboxes: guests, groups in groups, and Entra roles. */
export function seedDirectory(people: SandboxPeople, mailboxes: readonly Mailbox[]): Entra {
  const entra = new Entra();
  for (const mailbox of mailboxes) {
    entra.addUser({
      objectId: mailbox.objectId,
      displayName: mailbox.displayName,
      userPrincipalName: mailbox.userPrincipalName,
      mail: mailbox.primarySmtpAddress,
      userType: 'Member',
      accountEnabled: true,
      hasMailbox: true,
      intuneLicensed: mailbox.intuneLicensed,
    });
  }
  seedGuests(entra, people);
  seedGroups(entra, people);
  for (const [displayName, templateId] of Object.entries(entraRoleTemplates)) {
    entra.roles.set(templateId, { templateId, displayName, members: new Set() });
  }
  for (const person of people.people) {
    if (person.entra) entra.role(person.entra)?.members.add(person.objectId);
  }
  entra.role('Intune Administrator')?.members.add(accountIds['svc-intune@contoso.com'] ?? '');
  entra.role('Exchange Administrator')?.members.add(exchangeAdminsGroupId);
  return entra;
}

function seedGuests(entra: Entra, people: SandboxPeople): void {
  for (const person of people.people) {
    if (person.upn.endsWith(`@${people.tenant.domain}`)) continue;
    entra.addUser({
      objectId: person.objectId,
      displayName: person.name,
      userPrincipalName: `${person.upn.replace('@', '_')}#EXT#@${people.tenant.initialDomain}`,
      mail: person.upn,
      userType: 'Guest',
      accountEnabled: true,
      hasMailbox: false,
      intuneLicensed: false,
    });
  }
}

function seedGroups(entra: Entra, people: SandboxPeople): void {
  const add = (id: string, displayName: string, isAssignableToRole = false): void => {
    entra.groups.set(id, { id, displayName, isAssignableToRole, members: new Set() });
  };
  add(roleGroupIds.admin, 'Connector Bot Admins');
  add(roleGroupIds.approver, 'Connector Bot Approvers');
  add(roleGroupIds.operator, 'Connector Bot Operators');
  add(roleGroupIds.viewer, 'Connector Bot Viewers');
  add(helpdeskGroupId, 'Helpdesk');
  add(exchangeAdminsGroupId, 'Exchange Admins (role-assignable)', true);
  for (const { role, objectId } of people.people) {
    // Viewers come through a nested group, so that transitive memberships are needed.
    if (role)
      entra.group(role === 'viewer' ? helpdeskGroupId : roleGroupIds[role])?.members.add(objectId);
  }
  entra.group(roleGroupIds.viewer)?.members.add(helpdeskGroupId);
}
