import { join } from 'node:path';
import { evidencePage } from '../cards/evidence-page.js';
import type { Voices } from '../commands/voices.js';
import type { Config } from '../config.js';
import { ArchiveDesk } from '../domain/audit/archive-desk.js';
import { AuditDesk } from '../domain/audit/audit-desk.js';
import type { Leases } from '../domain/leases.js';
import type { Store } from '../domain/ports/store.js';
import type { File } from '../http/http-server.js';
import { ArchiveFolder } from '../storage/archive-folder.js';
import { CheckpointFile, type CheckpointFiles } from '../storage/checkpoint-file.js';
import { clock, newSecret } from './this-process.js';

/** Where the audit's key and its signed checkpoints are. */
export function auditFiles({ dataDir, checkpointFile }: Config): CheckpointFiles {
  const folder = join(dataDir, 'audit');
  const file = checkpointFile ?? join(folder, 'checkpoints.jsonl');
  return { file, keyFile: join(folder, 'key.pem') };
}

/**
 * The audit, with its signed checkpoints and its archive outside of the database.
 * @param copyTo a folder to be used in the place of the archive
 */
export function auditOf(config: Config, store: Store, leases: Leases, copyTo?: string) {
  const checkpoints = new CheckpointFile(auditFiles(config));
  const auditDesk = new AuditDesk({ store, checkpoints, clock, newSecret });
  const folder = copyTo ?? config.archiveFolder ?? join(config.dataDir, 'archive');
  const archiveDesk = new ArchiveDesk({
    ...{ store, checkpoints, leases, clock },
    archive: new ArchiveFolder(folder),
    verify: () => auditDesk.verify(),
  });
  return { auditDesk, archiveDesk };
}

/** The evidence of a change as a file, for whoever holds a ticket. */
export const evidenceOver =
  (audit: AuditDesk, voices: Voices) =>
  async (ticket: string, ending: string): Promise<File | undefined> => {
    const found = await audit.evidence(ticket);
    if (!found) return undefined;
    const { evidence, language } = found;
    const name = `evidence-${evidence.change.id}.${ending}`;
    if (ending === 'json') {
      return { type: 'application/json', name, content: JSON.stringify(evidence, undefined, 2) };
    }
    const voice = voices({ speaker: { locale: language, timeZone: undefined }, at: clock() });
    return { type: 'text/html', name, content: evidencePage(evidence, voice) };
  };
