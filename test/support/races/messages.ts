import type { CmdletCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import type { Deed, Told } from './deeds.js';

/** What the other process is told. */
export type ToRacer =
  | { readonly kind: 'do'; readonly deed: Deed }
  | { readonly kind: 'run'; readonly at: number }
  /** Everybody has read: it may write. */
  | { readonly kind: 'write' }
  /** What Exchange answered. */
  | { readonly kind: 'rows'; readonly number: number; readonly rows: readonly unknown[] };

/** What it says. */
export type FromRacer =
  | { readonly kind: 'ready' }
  /** It has read, and is about to write for the first time. */
  | { readonly kind: 'arrived' }
  /** The first write is through, well or not. */
  | { readonly kind: 'wrote' }
  /** The simulated Exchange is one, in the process of the spec. */
  | { readonly kind: 'asks'; readonly number: number; readonly call: CmdletCall }
  | { readonly kind: 'ended'; readonly told: Told }
  | { readonly kind: 'broke'; readonly error: string };
