import type { Change } from '../../src/domain/changes/change.js';
import { planSetup } from '../../src/domain/changes/kinds/setup.js';
import type { SetupToday, SetupWishes } from '../../src/domain/changes/plan.js';
import { earlier, exampleNow, hour } from './voices.js';

export const today: SetupToday = {
  defaultAccessLevel: 'Allow',
  adminMailRecipients: ['itops@contoso.com'],
  userMailInsert: '',
  outlookRule: null,
  policies: [
    { name: 'Default', isDefault: true },
    { name: 'Strict', isDefault: false },
  ],
};

export const wishes: SetupWishes = {
  defaultAccessLevel: 'Quarantine',
  adminMailRecipients: ['itops@contoso.com', 'mobile@contoso.com'],
  userMailInsert: 'Please call 1234.',
  allowOutlook: true,
  defaultPolicy: 'Strict',
};

/** A setup that waits, asked for by Alice. */
export const waiting: Extract<Change, { kind: 'setup' }> = {
  id: 'ABC234',
  kind: 'setup',
  state: 'waiting',
  requester: { objectId: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Alice Lin' },
  conversationId: 'a:personal-alice',
  approvalConversationId: '19:approvals@thread.tacv2',
  account: 'svc-intune@contoso.com',
  wishes,
  device: undefined,
  restores: undefined,
  reason: '',
  isReasonNeeded: false,
  plan: planSetup(today, wishes),
  hash: 'h',
  effect: {
    devices: 16,
    people: 14,
    exempt: 2,
    external: 20,
    total: 120,
    countedAt: earlier(hour),
  },
  approvalsNeeded: 1,
  decisions: [],
  outcomes: [],
  trouble: undefined,
  found: undefined,
  createdAt: earlier(hour),
  expiresAt: new Date(exampleNow.getTime() + 23 * hour),
  startedAt: undefined,
  endedAt: undefined,
  version: 1,
};
