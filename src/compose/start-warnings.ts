import type { Config } from '../config.js';
import type { Log } from '../observe/create-log.js';
import { serverTime } from '../observe/machine.js';
import { certificatesOf } from './credentials.js';
import { tokenTimeoutMs } from './tenant.js';
import { clock } from './this-process.js';

const soonMs = 30 * 24 * 60 * 60 * 1000;
const mostSkewMs = 5 * 60 * 1000;

/** What does not keep the bot from starting and will keep it from working, in the log. */
export async function warnAtStart(config: Config, log: Pick<Log, 'warn'>): Promise<void> {
  const now = clock().getTime();
  for (const { name, notAfter } of certificatesOf(config)) {
    const left = notAfter.getTime() - now;
    if (left < soonMs)
      log.warn(left > 0 ? 'certificate.ends' : 'certificate.ended', { name, notAfter });
  }
  const theirs = await serverTime(config.addresses.authority, tokenTimeoutMs).catch(
    () => undefined,
  );
  const skew = theirs && clock().getTime() - theirs.getTime();
  if (skew && Math.abs(skew) > mostSkewMs)
    log.warn('clock.off', { minutes: Math.round(skew / 60_000) });
}
