import { join } from 'node:path';
import type { TenantSize } from './tenant/seed/seed-tenant.js';
import { usualSize } from './tenant/tenant.js';

/** What may be set of the sandbox; everything has a usual value. */
export interface SandboxSettings {
  /** The bot's port; the sandbox has the next one. */
  readonly port: number;
  /** The bot's own folder. */
  readonly dataDir: string;
  /** The folder of the sandbox in it. */
  readonly sandboxDir: string;
  readonly size: TenantSize;
}

type Environment = { readonly [name: string]: string | undefined };

/** A setting that is no whole number in its range. */
export class SandboxSettingFault extends Error {
  override readonly name = 'SandboxSettingFault';
}

function wholeNumber(environment: Environment, name: string, usual: number, most: number): number {
  const text = environment[name]?.trim();
  if (!text) return usual;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new SandboxSettingFault(`${name}: write a whole number from 1 to ${most}.`);
}

/**
 * Reads the sandbox's part of the environment.
 * @throws SandboxSettingFault
 */
export function readSandboxSettings(environment: Environment): SandboxSettings {
  const dataDir = environment['DATA_DIR']?.trim() || 'data';
  return {
    port: wholeNumber(environment, 'PORT', 3978, 65_534),
    dataDir,
    sandboxDir: join(dataDir, 'sandbox'),
    size: {
      mailboxes: wholeNumber(environment, 'SANDBOX_MAILBOXES', usualSize.mailboxes, 100_000),
      devices: wholeNumber(environment, 'SANDBOX_DEVICES', usualSize.devices, 1_000_000),
    },
  };
}
