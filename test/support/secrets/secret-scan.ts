import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningBot } from '../../../src/compose/start-bot.js';
import type { LogFields } from '../../../src/observe/create-log.js';
import type { ChatMessage } from '../../../src/sandbox/connector/chat.js';
import { type Leak, leaksIn } from './leaks.js';
import { type MessageTap, startMessageTap } from './message-tap.js';

/**
 * Keeps what a walk's bots say anywhere but in their Store, and looks through it when the walk is over: the log as
 * it is really written, with stacks and causes; every message, those too that were replaced; answers to
 * buttons; the metrics.
 */
export class SecretScan {
  private readonly lines: string[] = [];
  private readonly answers: string[] = [];
  private metrics = '';

  private constructor(private readonly tap: MessageTap) {}

  static async start(sandboxUrl: string): Promise<SecretScan> {
    return new SecretScan(await startMessageTap(sandboxUrl));
  }

  /** A line of the log, as it was written. */
  logged(line: string): void {
    this.lines.push(line);
  }

  /** What a button was answered with. */
  answered<T extends LogFields>(answer: T): T {
    this.answers.push(JSON.stringify(answer));
    return answer;
  }

  /** To be asked while the bots still run. */
  async readMetrics(bots: readonly RunningBot[]): Promise<void> {
    for (const { metricsPort } of bots) {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      if (!text.includes('exchange_connector_bot_')) throw new Error('There are no metrics.');
      this.metrics += text;
    }
  }

  /** @param dataDir of the sandbox, which has stopped: the last messages may not have been heard yet */
  leaks(dataDir: string): readonly Leak[] {
    this.tap.close();
    return [
      ...leaksIn('log', this.lines.join('\n')),
      ...leaksIn('message', [...this.tap.said, ...lastMessages(dataDir)].join('\n')),
      ...leaksIn('answer to a button', this.answers.join('\n')),
      ...leaksIn('metrics', this.metrics),
    ];
  }
}

function lastMessages(dataDir: string): readonly string[] {
  const file = join(dataDir, 'chats.json');
  if (!existsSync(file)) return [];
  const { messages } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly messages: readonly ChatMessage[];
  };
  return messages.filter(({ from }) => from.isBot).map((message) => JSON.stringify(message));
}
