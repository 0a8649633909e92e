import type { Change, ChangeRequest } from './change.js';

/** What a change's hash is over: all that decides what runs. */
export const changeText = (change: ChangeRequest & Pick<Change, 'plan'>): string => {
  const { kind, account, wishes, device, restores, plan } = change;
  const connector = change.kind === 'disconnect' ? change.connectorId : undefined;
  return JSON.stringify([kind, account, wishes ?? device ?? restores ?? connector ?? null, plan]);
};
