import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Language } from '../../src/domain/people/language.js';
import { createVoice } from '../../src/language/create-voice.js';
import { sayForm } from '../../src/language/say-form.js';
import type { Voice } from '../../src/language/voice.js';
import type { CommandName } from '../../src/language/words.js';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import type { Fault } from '../../src/sandbox/tenant/fault-modes.js';
import { textsIn } from '../../test/support/draw.js';
import { personalOf, shownIn, type Walk } from '../../test/support/walk.js';
import { wordings } from '../../test/support/wordings.js';

/** Where somebody may be, besides their personal chat. */
const channels = {
  approvals: '19:approvals@thread.tacv2',
  alerts: '19:alerts@thread.tacv2',
} as const;

export type Room = keyof typeof channels | 'personal';

export interface StageOptions {
  readonly walk: Walk;
  readonly browser: Browser;
  readonly language: Language;
  /** Keeps a picture: what it shows, and the name of its file without the ending. */
  readonly keep: (name: string, of: Locator | Page) => Promise<void>;
}

const patienceMs = 60_000;
const lookEveryMs = 100;
/** What moves, such as a button that was just pressed, has come to rest by then. */
const restMs = 350;

/** Wide enough for a card as Teams draws it, and high enough that the longest stands in one picture. */
const viewport = { width: 940, height: 2400 };

/** People at one keyboard in the real page, in one language: whatever is typed is a form of a command. */
export class Stage {
  readonly voice: Voice;
  private person = 'grace';
  private room: Room = 'personal';
  private answerId: string | undefined;

  private constructor(
    readonly page: Page,
    private readonly options: StageOptions,
  ) {
    const { language } = options;
    this.voice = createVoice({ language, timeZone: 'Asia/Taipei', now: new Date() });
  }

  /** Opens the page, and lets everybody choose the language. */
  static async open(options: StageOptions): Promise<Stage> {
    const { walk, browser, language } = options;
    const page = await browser.newPage({
      viewport,
      locale: language,
      timezoneId: 'Asia/Taipei',
      deviceScaleFactor: 1.5,
      // The page takes no style but its own; the one below is ours.
      bypassCSP: true,
    });
    await page.goto(walk.sandbox.url);
    await page.locator('.compose input').waitFor();
    // What comes to another conversation meanwhile is not to lie over the picture.
    await page.addStyleTag({ content: '.toasts { display: none }' });
    for (const person of ['grace', 'alice', 'bob', 'carol', 'dan']) {
      await walk.say(person, `language ${language}`);
    }
    return new Stage(page, options);
  }

  /** Sits down as somebody, in their personal chat or in a channel. */
  async be(person: string, room: Room = 'personal'): Promise<void> {
    await this.page.locator('.top select').first().selectOption(`29:${person}`);
    const conversations = this.page.locator('.conversation');
    const wanted = room === 'personal' ? conversations : conversations.filter({ hasText: room });
    await wanted.first().click();
    [this.person, this.room, this.answerId] = [person, room, undefined];
    const last = (await this.messages()).at(-1);
    if (last) await this.drawn(last.id).waitFor();
  }

  /** Types a command with what its slots hold, and waits until the page shows the answer. */
  async say(command: CommandName, slots: { readonly [name: string]: string } = {}): Promise<void> {
    const said = await this.type(command, slots);
    const waiting = this.voice.say('conversation.progressTitle');
    this.answerId = await this.until((messages) =>
      messages.findLast((each) => each.replyToId === said && !shownIn(each).includes(waiting)),
    );
  }

  /** Types a command that is answered by a sentence, maybe after Teams had a part in it. */
  async sayAndHear(command: CommandName): Promise<void> {
    const said = await this.type(command);
    this.answerId = await this.until((messages) => {
      const after = messages.slice(messages.findIndex(({ id }) => id === said) + 1);
      return after.findLast(({ from, text }) => from.isBot && Boolean(text));
    });
  }

  /** Types it, and does not wait for the answer; the id of what was typed. */
  async type(
    command: CommandName,
    slots: { readonly [name: string]: string } = {},
  ): Promise<string> {
    const forms = wordings.find(({ name }) => name === command)?.forms;
    if (!forms) throw new Error(`There is no command ${command}.`);
    const typed = (messages: readonly ChatMessage[]) => messages.filter(({ from }) => !from.isBot);
    const before = typed(await this.messages()).length;
    await this.page.locator('.compose input').fill(sayForm(forms, this.voice.language, slots));
    await this.page.keyboard.press('Enter');
    return this.until((messages) => typed(messages)[before]);
  }

  /** Presses a button of the answer. */
  async press(title: string): Promise<void> {
    await this.shown.getByRole('button', { name: title, exact: true }).click();
    await this.page.mouse.move(0, 0);
  }

  /** Waits until the answer shows a text. */
  async see(text: string): Promise<void> {
    await this.until((messages) => {
      const answer = this.answerIn(messages);
      return answer && shownIn(answer).includes(text) ? answer : undefined;
    });
  }

  /** The answer to what was typed last; after sitting down anew, the newest thing that the bot said there. */
  get shown(): Locator {
    return this.answerId === undefined
      ? this.page.locator('.message:not(.own)').last()
      : this.drawn(this.answerId);
  }

  /** The id of the change or incident that the answer is about. */
  async id(of: 'change' | 'incident'): Promise<string> {
    const { card } = this.answerIn(await this.messages()) ?? {};
    const [, id] = new RegExp(`"${of}":"([A-Z0-9]{6})"`).exec(JSON.stringify(card)) ?? [];
    if (id === undefined) throw new Error(`The card names no ${of}.`);
    return id;
  }

  /** What the answer has to read. */
  async text(): Promise<string> {
    const answer = this.answerIn(await this.messages());
    return answer ? shownIn(answer) : '';
  }

  fault(fault?: Fault): void {
    this.options.walk.fault('exchange', fault);
  }

  /** Keeps the answer, cropped to its bubble. */
  async picture(name: string): Promise<void> {
    await sleep(restMs);
    await this.options.keep(name, this.shown.locator('.bubble'));
  }

  /** Keeps the whole page as a window shows it. */
  async window(name: string): Promise<void> {
    await this.page.setViewportSize({ width: 1040, height: 860 });
    await sleep(restMs);
    await this.options.keep(name, this.page);
    await this.page.setViewportSize(viewport);
  }

  private messages(): Promise<readonly ChatMessage[]> {
    const { person, room } = this;
    const id = room === 'personal' ? personalOf(person) : channels[room];
    const read = () => this.options.walk.read(person, id);
    // A connection that was idle may be closed in the moment in which it is used again.
    return read().catch(read);
  }

  private answerIn(messages: readonly ChatMessage[]): ChatMessage | undefined {
    const { answerId } = this;
    return messages.findLast(({ id, from, card, text }) =>
      answerId === undefined ? from.isBot && (card ?? text) : id === answerId,
    );
  }

  private drawn(messageId: string): Locator {
    return this.page.locator(`[data-message="${messageId}"]`);
  }

  /** Whether the page shows a message as it is now: what comes to a card later is drawn later, too. */
  private async isDrawn({ id, text, card }: ChatMessage): Promise<boolean> {
    const bare = (some: string): string => some.replace(/\s/g, '');
    const page = bare((await this.drawn(id).allTextContents()).join(''));
    return [text ?? '', ...textsIn(card)].every((each) => page.includes(bare(each)));
  }

  /** Looks until the conversation has a message, and the page shows it; its id. */
  private async until(
    find: (messages: readonly ChatMessage[]) => ChatMessage | undefined,
  ): Promise<string> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const messages = await this.messages();
      const found = find(messages);
      if (found && (await this.isDrawn(found))) return found.id;
      if (Date.now() > end) {
        const last = messages.at(-1);
        throw new Error(`${this.person} waits for another answer than: ${last && shownIn(last)}`);
      }
      await sleep(lookEveryMs);
    }
  }
}
