import { say } from '../../../src/cards/button.js';
import { changeCard } from '../../../src/cards/change-card.js';
import { listCard } from '../../../src/cards/list-card.js';
import { setupCard } from '../../../src/cards/setup-card.js';
import type { Change, ChangeState } from '../../../src/domain/changes/change.js';
import { today, waiting } from '../changes.js';
import { hostileTexts } from '../hostile.js';
import { earlier, hour } from '../voices.js';
import type { Examples } from './examples.js';

const { effect } = waiting;
if (!effect) throw new Error('an example without an effect');

const bob = { objectId: 'aaaaaaaa-0000-4000-8000-000000000003', name: 'Bob Chen' };
const at = earlier(hour / 2);

const approved: Change = {
  ...waiting,
  state: 'approved',
  decisions: [{ person: bob, decision: 'approve', reason: '', at }],
};

const ended = (state: ChangeState, outcomes: Change['outcomes'] = []): Change => ({
  ...approved,
  state,
  outcomes,
  endedAt: at,
});

const done = { outcome: 'done', at } as const;

const changes: { readonly [name: string]: Change } = {
  draft: { ...waiting, state: 'draft' },
  waiting,
  approved,
  running: {
    ...approved,
    state: 'running',
    outcomes: [{ ...done, warnings: ['It takes effect in an hour.'] }],
  },
  done: ended('done', [done, done, done]),
  failed: ended('failed', [
    done,
    { outcome: 'failed', at, fault: 'notPermitted', said: 'The cmdlet is in no role.' },
  ]),
  failedSync: {
    ...ended('failed', [done, done, done]),
    trouble: { fault: 'throttled', said: 'Micro delay.' },
  },
  unknown: ended('unknown', [{ outcome: 'unknown', at, fault: 'unreachable' }]),
  interrupted: {
    ...ended('unknown', [done]),
    found: { why: 'left', plan: waiting.plan.slice(1), effect: undefined },
  },
  rejected: {
    ...waiting,
    state: 'rejected',
    decisions: [{ person: bob, decision: 'reject', reason: 'not before Monday', at }],
    endedAt: at,
  },
  expired: { ...waiting, state: 'expired', endedAt: at },
  withdrawn: { ...waiting, state: 'withdrawn', endedAt: at },
  void: {
    ...ended('void'),
    found: { why: 'drift', plan: waiting.plan.slice(0, 1), effect: undefined },
  },
  grown: {
    ...ended('void'),
    found: { why: 'growth', plan: waiting.plan, effect: { ...effect, devices: 40 } },
  },
  lapsed: {
    ...ended('void'),
    decisions: [{ person: bob, decision: 'approve', reason: '', at, isLapsed: true }],
    found: { why: 'approval', plan: waiting.plan, effect: undefined },
  },
  broken: {
    ...approved,
    decisions: [{ person: bob, decision: 'breakGlass', reason: 'mail is down', at }],
  },
  reasoned: { ...waiting, state: 'draft', isReasonNeeded: true },
  restore: {
    ...waiting,
    kind: 'restore',
    restores: 'ABC222',
    reason: 'Too many calls',
    wishes: undefined,
    effect: undefined,
  },
  nothingToChange: { ...waiting, plan: [] },
  disconnect: { ...waiting, kind: 'disconnect', plan: [], effect: undefined, wishes: undefined },
};

const hostile: { readonly [name: string]: Change } = Object.fromEntries(
  Object.entries(hostileTexts).map(([name, text]) => [
    name,
    {
      ...waiting,
      account: text,
      requester: { ...waiting.requester, name: text },
      decisions: [{ person: { ...bob, name: text }, decision: 'reject', reason: text, at }],
    },
  ]),
);

export const changeExamples: { readonly [template: string]: Examples } = {
  change: Object.fromEntries(
    Object.entries({ ...changes, ...hostile }).map(([name, change]) => [
      name,
      (voice) => changeCard(change, voice),
    ]),
  ),
  setup: {
    today: (voice) => setupCard({ account: 'svc-intune@contoso.com', today }, voice),
    ...Object.fromEntries(
      Object.entries(hostileTexts).map(([name, text]): [string, Examples[string]] => [
        name,
        (voice) =>
          setupCard(
            {
              // Exchange takes no longer names.
              account: text.slice(0, 320),
              today: {
                ...today,
                userMailInsert: text.slice(0, 256),
                policies: [{ name: text.slice(0, 64), isDefault: true }],
              },
            },
            voice,
          ),
      ]),
    ),
  },
  list: {
    none: (voice) =>
      listCard(
        {
          title: voice.say('changes.pendingTitle'),
          intro: voice.say('changes.pendingNone'),
          lines: [],
          says: [],
        },
        voice,
      ),
    some: (voice) =>
      listCard(
        {
          title: voice.say('changes.pendingTitle'),
          intro: voice.say('changes.pendingSome', { n: 1 }),
          lines: [{ title: 'ABC234', text: voice.say('changeStates.waiting') }],
          says: [say('change ABC234')],
        },
        voice,
      ),
  },
};
