import { PersonFailure } from '../../domain/failure.js';
import type { AuditFilter } from '../../domain/ports/audit-store.js';
import { durationAt } from '../../language/reading/durations.js';
import type { ReadPast } from '../times.js';

/** What somebody wants of the audit. */
export type AuditRequest =
  | { readonly kind: 'list'; readonly filter: AuditFilter }
  | { readonly kind: 'verify' }
  | { readonly kind: 'export'; readonly changeId: string };

const verifying = /^(verify|驗證|檢驗|检验)$/i;
const exporting = /^(?:export|匯出|导出)\s*([a-z0-9]{6})$/i;
const lastFor = /^(?:(?:for |in )?(?:the )?(?:last|past)|最近|過去|近)\s*/i;
const byWhom = /^(.*?)(?:^|\s|(?<=\p{Script=Han}))(?:by|由)\s*(.{1,80})$/isu;
/** "By alice since monday" as well as "since monday by alice". */
const timeBehind = /^(.+?)\s+((?:since|last|from|最近|從|自)\s*\S.*)$/is;

function sinceWhen(text: string, at: Date, past: ReadPast): Date | undefined {
  const duration = lastFor.test(text) ? durationAt(text.replace(lastFor, '')) : undefined;
  if (duration?.rest === '') return new Date(at.getTime() - duration.ms);
  return past(text);
}

/**
 * Reads `verify`, `export ABC234`, `last 2h`, `since yesterday`, `by alice`, `last 7d by alice`; nothing is the
 * newest.
 * @throws PersonFailure for anything else
 */
export function readAuditRequest(
  said: string | undefined,
  at: Date,
  past: ReadPast = () => undefined,
): AuditRequest {
  const text = (said ?? '').trim();
  if (verifying.test(text)) return { kind: 'verify' };
  const changeId = exporting.exec(text)?.[1];
  if (changeId !== undefined) return { kind: 'export', changeId };
  const [, before = text, whom] = byWhom.exec(text) ?? [];
  const [, by = whom, behind = ''] = timeBehind.exec(whom ?? '') ?? [];
  const time = [before, behind].map((each) => each.trim()).find((each) => each !== '') ?? '';
  const since = time === '' ? undefined : sinceWhen(time, at, past);
  const isUnknown = (time !== '' && !since) || (before.trim() !== '' && behind !== '');
  if (isUnknown) throw new PersonFailure('auditRequestUnknown');
  return {
    kind: 'list',
    filter: { ...(since ? { since } : {}), ...(by === undefined ? {} : { by: by.trim() }) },
  };
}
