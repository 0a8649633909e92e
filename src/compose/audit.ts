import { join } from 'node:path';
import { evidencePage } from '../cards/evidence-page.js';
import type { Voices } from '../commands/voices.js';
import type { Config } from '../config.js';
import { AuditDesk } from '../domain/audit/audit-desk.js';
import type { Store } from '../domain/ports/store.js';
import type { File } from '../http/http-server.js';
import { CheckpointFile } from '../storage/checkpoint-file.js';
import { clock, newSecret } from './this-process.js';

/** The audit, with its signed checkpoints outside of the database. */
export function auditOf(config: Config, store: Store): AuditDesk {
  const folder = join(config.dataDir, 'audit');
  const checkpoints = new CheckpointFile({
    file: config.checkpointFile ?? join(folder, 'checkpoints.jsonl'),
    keyFile: join(folder, 'key.pem'),
  });
  return new AuditDesk({ store, checkpoints, clock, newSecret });
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
