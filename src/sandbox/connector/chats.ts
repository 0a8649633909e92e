import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ChatMessage } from './chat.js';

/** Older messages of a conversation than these are forgotten. */
const mostMessages = 300;
const writeAfterMs = 200;

interface Kept {
  readonly messages: readonly ChatMessage[];
  /** Conversations that have been told that the bot was added. */
  readonly installed: readonly string[];
}

/** The messages of every conversation, kept in a file between starts. */
export class Chats {
  private readonly byConversation = new Map<string, ChatMessage[]>();
  private readonly installed: Set<string>;
  private timer: NodeJS.Timeout | undefined;
  private lastId = 0;

  constructor(
    private readonly file: string,
    private readonly clock: () => Date,
  ) {
    const { messages, installed } = readKept(file);
    this.installed = new Set(installed);
    for (const message of messages) this.listOf(message.conversationId).push(message);
    this.lastId = Math.max(0, ...messages.map(({ id }) => Number(id)));
  }

  /** A new id: milliseconds since 1970, as in Teams, but never one twice. */
  newId(): string {
    this.lastId = Math.max(this.lastId + 1, this.clock().getTime());
    return String(this.lastId);
  }

  in(conversationId: string): readonly ChatMessage[] {
    return this.byConversation.get(conversationId) ?? [];
  }

  find(conversationId: string, id: string): ChatMessage | undefined {
    return this.in(conversationId).find((message) => message.id === id);
  }

  add(message: ChatMessage): void {
    const list = this.listOf(message.conversationId);
    list.push(message);
    if (list.length > mostMessages) list.splice(0, list.length - mostMessages);
    this.writeSoon();
  }

  replace(message: ChatMessage): void {
    const list = this.listOf(message.conversationId);
    const index = list.findIndex(({ id }) => id === message.id);
    if (index >= 0) list[index] = message;
    this.writeSoon();
  }

  remove({ conversationId, id }: ChatMessage): void {
    const list = this.listOf(conversationId);
    this.byConversation.set(
      conversationId,
      list.filter((message) => message.id !== id),
    );
    this.writeSoon();
  }

  /** @returns whether the conversation did not have the bot before */
  install(conversationId: string): boolean {
    if (this.installed.has(conversationId)) return false;
    this.installed.add(conversationId);
    this.writeSoon();
    return true;
  }

  /** Undoes an installation that the bot could not be told of. */
  uninstall(conversationId: string): void {
    this.installed.delete(conversationId);
    this.writeSoon();
  }

  clear(): void {
    this.byConversation.clear();
    this.installed.clear();
    this.write();
  }

  /** Writes what is not written yet. */
  close(): void {
    if (this.timer) this.write();
  }

  private listOf(conversationId: string): ChatMessage[] {
    const list = this.byConversation.get(conversationId) ?? [];
    this.byConversation.set(conversationId, list);
    return list;
  }

  private writeSoon(): void {
    this.timer ??= setTimeout(() => this.write(), writeAfterMs);
  }

  private write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const kept: Kept = {
      messages: [...this.byConversation.values()].flat(),
      installed: [...this.installed],
    };
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, JSON.stringify(kept));
    renameSync(`${this.file}.new`, this.file);
  }
}

function readKept(file: string): Kept {
  if (!existsSync(file)) return { messages: [], installed: [] };
  return JSON.parse(readFileSync(file, 'utf8'));
}
