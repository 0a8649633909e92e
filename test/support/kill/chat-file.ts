import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sender, Sent } from '../../../src/teams/sender.js';
import type { Point } from './points.js';

/** One message as Teams keeps it: what a conversation shows, whether the bot lived to hear of it or not. */
export interface Shown {
  readonly conversationId: string;
  readonly id: string;
  readonly text: string;
}

/** A Teams that outlives the bot: every message and every update is a line of a file. */
export class ChatFile implements Pick<Sender, 'tryPost' | 'tryUpdate'> {
  private readonly file: string;

  constructor(
    folder: string,
    private readonly point: Point = () => {},
  ) {
    this.file = join(folder, 'chat.jsonl');
  }

  read(): readonly Shown[] {
    if (!existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line));
  }

  tryPost: Sender['tryPost'] = async (reference, activity) =>
    this.sent(reference.conversation?.id ?? '', `m${this.read().length}`, activity.summary ?? '');

  tryUpdate: Sender['tryUpdate'] = async (reference, id, activity) =>
    this.sent(reference.conversation?.id ?? '', id, activity.summary ?? '');

  private sent(conversationId: string, id: string, text: string): Sent {
    this.point('before a send');
    appendFileSync(this.file, `${JSON.stringify({ conversationId, id, text })}\n`);
    this.point('after a send');
    return { outcome: 'sent', id };
  }
}
