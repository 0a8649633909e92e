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

const patienceMs = 30_000;
/** What moves, such as a button that was just pressed, has come to rest by then. */
const restMs = 350;

/** Wide enough for a card as Teams draws it, and high enough that the longest stands in one picture. */
const viewport = { width: 940, height: 2400 };

/** People at one keyboard in the real page, in one language: whatever is typed is a form of a command. */
export class Stage {
  readonly voice: Voice;
  private person = 'grace';
  private room: Room = 'personal';

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
    });
    await page.goto(walk.sandbox.url);
    await page.locator('.compose input').waitFor();
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
    [this.person, this.room] = [person, room];
    const last = (await this.messages()).at(-1);
    if (last) await this.shown(last).waitFor();
  }

  /** Types a command with what its slots hold, and waits until the page shows the answer. */
  async say(command: CommandName, slots: { readonly [name: string]: string } = {}): Promise<void> {
    const before = (await this.messages()).length;
    await this.type(command, slots);
    const waiting = this.voice.say('conversation.progressTitle');
    await this.until((answer, place) => place >= before && !shownIn(answer).includes(waiting));
  }

  /** Types it, and waits for nothing. */
  async type(command: CommandName, slots: { readonly [name: string]: string } = {}): Promise<void> {
    const forms = wordings.find(({ name }) => name === command)?.forms;
    if (!forms) throw new Error(`There is no command ${command}.`);
    await this.page.locator('.compose input').fill(sayForm(forms, this.voice.language, slots));
    await this.page.keyboard.press('Enter');
  }

  /** Presses a button of the newest answer. */
  async press(title: string): Promise<void> {
    await this.newest.getByRole('button', { name: title, exact: true }).click();
  }

  /** Waits until the newest answer shows a text. */
  see(text: string): Promise<void> {
    return this.until((message) => shownIn(message).includes(text));
  }

  /** The newest thing that the bot said here. */
  get newest(): Locator {
    return this.page.locator('.message:not(.own)').last();
  }

  /** The id that the newest answer is about. */
  async id(of: 'change' | 'incident'): Promise<string> {
    const [, id] =
      new RegExp(`"${of}":"([A-Z0-9]{6})"`).exec(JSON.stringify((await this.answer())?.card)) ?? [];
    if (id === undefined) throw new Error(`The newest card names no ${of}.`);
    return id;
  }

  /** What the newest answer has to read. */
  async text(): Promise<string> {
    const answer = await this.answer();
    return answer ? shownIn(answer) : '';
  }

  fault(fault?: Fault): void {
    this.options.walk.fault('exchange', fault);
  }

  /** Keeps the newest answer, cropped to its bubble. */
  async picture(name: string): Promise<void> {
    await sleep(restMs);
    await this.options.keep(name, this.newest.locator('.bubble'));
  }

  private messages(): Promise<readonly ChatMessage[]> {
    const { person, room } = this;
    const id = room === 'personal' ? personalOf(person) : channels[room];
    return this.options.walk.read(person, id);
  }

  private async answer(): Promise<ChatMessage | undefined> {
    return (await this.messages()).findLast(({ from }) => from.isBot);
  }

  private shown({ id }: ChatMessage): Locator {
    return this.page.locator(`[data-message="${id}"]`);
  }

  /** Whether the page shows a message as it is now: what came to a card later is drawn later, too. */
  private async isDrawn(message: ChatMessage): Promise<boolean> {
    const drawn = await this.shown(message).allTextContents();
    const bare = (text: string): string => text.replace(/\s/g, '');
    const page = bare(drawn.join(''));
    return [message.text ?? '', ...textsIn(message.card)].every((text) =>
      page.includes(bare(text)),
    );
  }

  private async until(isIt: (message: ChatMessage, place: number) => boolean): Promise<void> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const messages = await this.messages();
      const answer = messages.findLast(({ from, card, text }) => from.isBot && (card ?? text));
      if (answer && isIt(answer, messages.indexOf(answer)) && (await this.isDrawn(answer))) return;
      if (Date.now() > end) {
        throw new Error(
          `${this.person} waits for another answer than: ${answer && shownIn(answer)}`,
        );
      }
      await sleep(100);
    }
  }
}
