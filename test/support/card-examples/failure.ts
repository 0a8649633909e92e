import { failureCard, interruptedCard, oursCard } from '../../../src/cards/failure-card.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import { hostileTexts } from '../hostile.js';
import type { Examples } from './examples.js';

const id = '3f0c9a52-0000-4000-8000-000000000001';

const faults = [
  'unreachable',
  'timedOut',
  'throttled',
  'signIn',
  'consent',
  'accessDenied',
  'notPermitted',
  'notFound',
  'alreadyExists',
  'invalid',
  'serviceError',
  'badData',
] as const;

const byFault: Examples = Object.fromEntries(
  faults.map((fault) => [
    fault,
    (voice) =>
      failureCard(
        {
          failure: new TenantFailure('exchange', fault, {
            asked: 'Get-MobileDevice',
            retryAfter: 30_000,
          }),
          id,
          again: { kind: 'text', text: 'check' },
        },
        voice,
      ),
  ]),
);

const hostile: Examples = Object.fromEntries(
  Object.entries(hostileTexts).map(([name, said]) => [
    name,
    (voice) => failureCard({ failure: new TenantFailure('graph', 'invalid', { said }), id }, voice),
  ]),
);

export const failureExamples: { readonly [template: string]: Examples } = {
  failure: {
    ...byFault,
    ...hostile,
    roles: (voice) =>
      failureCard(
        { failure: new TenantFailure('graph', 'unreachable'), id, rolesUnreadable: true },
        voice,
      ),
    writeUnknown: (voice) =>
      failureCard(
        {
          failure: new TenantFailure('exchange', 'timedOut', { outcome: 'unknown' }),
          id,
          again: { kind: 'button', verb: 'check.again', data: { page: 1 } },
        },
        voice,
      ),
    interrupted: (voice) =>
      interruptedCard(
        {
          id,
          request: 'check permissions',
          changes: [{ id: 'ABC222', text: 'Set up the connector: Waiting for approval' }],
          again: { kind: 'text', text: 'check permissions' },
        },
        voice,
      ),
    interruptedPress: (voice) =>
      interruptedCard(
        {
          ...{ id, request: undefined, changes: [] },
          again: { kind: 'button', verb: 'status.refresh', data: { page: 1 } },
        },
        voice,
      ),
    interruptedUnread: (voice) =>
      interruptedCard({ id, request: 'sync', changes: undefined, again: undefined }, voice),
    ours: (voice) => oursCard({ id }, voice),
    database: (voice) =>
      oursCard({ id, isDatabase: true, again: { kind: 'text', text: 'status' } }, voice),
  },
};
