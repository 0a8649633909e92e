import { PersonFailure } from '../../domain/failure.js';
import type { AuditFilter } from '../../domain/ports/audit-store.js';
import { spanOf, spanSaid } from '../span-said.js';

/** What somebody wants of the audit. */
export type AuditRequest =
  | { readonly kind: 'list'; readonly filter: AuditFilter }
  | { readonly kind: 'verify' }
  | { readonly kind: 'export'; readonly changeId: string };

const verifying = /^(verify|驗證|檢驗|检验)$/i;
const exporting = /^(?:export|匯出|导出)\s*([a-z0-9]{6})$/i;
const sinceWhen = new RegExp(`^(?:last|最近)\\s*${spanSaid}(?:\\s+|$)`, 'i');
const byWhom = /^(?:by|由)\s*(.{1,80})$/i;

/**
 * Reads `verify`, `export ABC234`, `last 2h`, `by alice`, `last 7d by alice`; nothing is the newest.
 * @throws PersonFailure for anything else
 */
export function readAuditRequest(said: string | undefined, at: Date): AuditRequest {
  const text = (said ?? '').trim();
  if (verifying.test(text)) return { kind: 'verify' };
  const changeId = exporting.exec(text)?.[1];
  if (changeId !== undefined) return { kind: 'export', changeId };
  const span = sinceWhen.exec(text);
  const ms = spanOf(span?.[1], span?.[2]);
  const rest = text.slice(span?.[0].length ?? 0).trim();
  const by = byWhom.exec(rest)?.[1]?.trim();
  if (rest !== '' && by === undefined) throw new PersonFailure('auditRequestUnknown');
  return {
    kind: 'list',
    filter: {
      ...(span ? { since: new Date(at.getTime() - ms) } : {}),
      ...(by === undefined ? {} : { by }),
    },
  };
}
