import type { Connection } from './connection.js';

/** When a worker is retired after the call it is at. Microsoft's module leaks on reconnects. */
export interface RecycleLimits {
  readonly calls: number;
  readonly minutes: number;
  /** Working set of the PowerShell process, in bytes. */
  readonly memory: number;
}

export interface WorkerOptions {
  /**
   * Name or path of PowerShell 7.4 or later (7.6 for ExchangeOnlineManagement 3.10). node-powershell
   * prefers the environment variable NODE_POWERSHELL where the bot's process has it.
   */
  readonly executable: string;
  /** All that a worker sees of the environment: none of the bot's own secrets. */
  readonly environment: { readonly [name: string]: string };
  /** `ExchangeOnlineManagement`, or the path of a module with its interface. */
  readonly module: string;
  /** Path of worker.ps1. */
  readonly script: string;
  /** Milliseconds until PowerShell must have started and called back. */
  readonly startTimeoutMs: number;
  /** Milliseconds without a row, a warning or progress after which a cmdlet counts as hung. */
  readonly silenceTimeoutMs: number;
  readonly newId: () => string;
}

export interface PowershellOptions extends WorkerOptions {
  readonly connection: Connection;
  /** How many PowerShell processes at most; each holds one session with Exchange Online. */
  readonly workers: number;
  readonly longestQueue: number;
  /** Milliseconds that a stop waits for calls that are running. */
  readonly drainMs: number;
  readonly recycle: RecycleLimits;
  readonly clock: () => Date;
  readonly log: (event: string, fields: { readonly [name: string]: unknown }) => void;
}
