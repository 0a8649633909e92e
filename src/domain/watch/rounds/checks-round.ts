import { missingCmdlets } from '../../checks/permissions.js';
import { TenantFailure } from '../../failure.js';
import { failureOfMissing } from '../failure-of.js';
import { connected } from './connected.js';
import { once } from './once.js';
import type { Round, RoundsOptions } from './round.js';

/** What was there yesterday and is missing today is told before a sync fails of it. */
export const checksRound = (options: RoundsOptions): Round =>
  connected(options, async ({ approvedAt, primarySmtpAddress }, at) => {
    // What was due before the connector was there is not caught up.
    const due = options.checksDue(at);
    if (due < approvedAt) return;
    await once(options, 'checks', due, async () => {
      await checkPrerequisites(options);
      await checkPermissions(options, primarySmtpAddress);
    });
  });

async function checkPrerequisites(options: RoundsOptions): Promise<void> {
  const { lines } = await options.prerequisites.prerequisites();
  const failed = lines.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
  const isKnown = lines.every(({ verdict }) => verdict !== 'unknown');
  await report(options, 'prerequisites', failed, isKnown);
}

async function checkPermissions(options: RoundsOptions, account: string): Promise<void> {
  const { permissions } = options;
  try {
    const [identity, holder] = [
      await permissions.executingIdentity(),
      await permissions.account(account),
    ];
    const missing = [...missingCmdlets(identity), ...missingCmdlets(holder)];
    const all = [...identity.cmdlets, ...holder.cmdlets];
    const isKnown = all.every(({ verdict }) => verdict !== 'unknown');
    await report(options, 'permissions', [...new Set(missing)], isKnown);
  } catch (error) {
    // What cannot be asked is neither missing nor there; that it cannot be asked fails the sync.
    if (!(error instanceof TenantFailure)) throw error;
  }
}

async function report(
  { watch }: RoundsOptions,
  kind: 'permissions' | 'prerequisites',
  missing: readonly string[],
  isKnown: boolean,
): Promise<void> {
  if (missing.length > 0) await watch.failed(failureOfMissing(kind, missing));
  else if (isKnown) await watch.well(kind);
}
