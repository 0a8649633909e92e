import type { ChatMessage } from '../../../src/sandbox/connector/chat.js';

/** Hears everything that the bot says in the local connector: cards that are replaced later too. */
export interface MessageTap {
  /** As JSON, in the order in which it came. */
  readonly said: readonly string[];
  close(): void;
}

interface Told {
  readonly message?: ChatMessage;
}

/** Only the bot's own words: what people write stands in Teams, as they wrote it. */
function botsWords(line: string): readonly string[] {
  if (!line.startsWith('data:')) return [];
  const { message } = JSON.parse(line.slice('data:'.length)) as Told;
  return message?.from.isBot ? [JSON.stringify(message)] : [];
}

/** Listens as an open chat page does. */
export async function startMessageTap(sandboxUrl: string): Promise<MessageTap> {
  const end = new AbortController();
  const { body } = await fetch(`${sandboxUrl}/page/events`, { signal: end.signal });
  const said: string[] = [];
  const listen = async (): Promise<void> => {
    let rest = '';
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) said.push(...botsWords(line));
    }
  };
  // The connection ends with the walk, from whichever side.
  void listen().catch(() => {});
  return { said, close: () => end.abort() };
}
