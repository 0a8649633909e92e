import type { ChatMessage } from '../connector/chat.js';
import type { Consent } from '../connector/consent.js';
import type { PageEvent } from '../connector/page-event.js';
import type { Room } from '../connector/room.js';
import type { SandboxPerson } from '../person.js';

export type { ChatMessage, Consent, PageEvent, Room, SandboxPerson };

export type Json = { readonly [name: string]: unknown };

/** An entry of the bot's menu in Teams. */
export interface MenuEntry {
  readonly title: string;
  readonly description: string;
}

export type PageLanguage = 'en' | 'zh-TW';

/** What the page reads once. */
export interface PageState {
  readonly people: readonly SandboxPerson[];
  readonly bot: { readonly id: string; readonly name: string };
  readonly conversations: readonly Room[];
  readonly commands: { readonly [L in PageLanguage]: readonly MenuEntry[] };
  readonly botUp: boolean;
}

/** What a button led to. */
export interface ActionOutcome {
  readonly card?: Json;
  readonly text?: string;
  readonly error?: string;
}
