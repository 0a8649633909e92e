import type { Change } from './change.js';

/** What a change's hash is over: all that decides what runs. */
export const changeText = ({
  kind,
  account,
  wishes,
  device,
  restores,
  plan,
}: Pick<Change, 'kind' | 'account' | 'wishes' | 'device' | 'restores' | 'plan'>): string =>
  JSON.stringify([kind, account, wishes ?? device ?? restores ?? null, plan]);
