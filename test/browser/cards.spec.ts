import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { startBrowser } from '../support/browser.js';
import { allExamples } from '../support/card-examples/all.js';
import { render } from '../support/draw.js';
import { Latch } from '../support/latch.js';
import { exampleVoices } from '../support/voices.js';
import { type FakeChat, startFakeChat } from './fake-chat.js';

const pageFolder = fileURLToPath(new URL('../../dist/sandbox/page', import.meta.url));
const grace = '29:grace';
const own = 'a:personal-grace';

const card = (...body: readonly object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const text = (words: string) => ({ type: 'TextBlock', text: words, wrap: true });
const actions = (...buttons: readonly object[]) => ({ type: 'ActionSet', actions: buttons });
const execute = (title: string, data = {}) => ({
  type: 'Action.Execute',
  title,
  verb: title.toLowerCase(),
  data,
});

const message = (id: string, shown: object, conversationId = own): ChatMessage => ({
  id,
  conversationId,
  threadId: null,
  from: { id: '28:bot', name: 'Connector Bot', isBot: true },
  at: '2026-08-01T08:00:00.000Z',
  card: { ...shown },
  isUpdated: false,
});

const code = 'foreach ($m in $mailboxes) {\n    if ($m) {\n        "$m"\n    }\n}';

/** Which messages have no card, or one that is wider than its place. */
const badlyDrawn = `[...document.querySelectorAll('.message')].flatMap((message, index) => {
  const card = message.querySelector('.card');
  const isGood = card?.querySelector('.ac-adaptiveCard') && card.scrollWidth <= card.clientWidth;
  return isGood ? [] : [index];
})`;

const isNewestInView = `(() => {
  const box = document.querySelector('.messages').getBoundingClientRect();
  const newest = [...document.querySelectorAll('.message')].at(-1);
  return newest.textContent.includes('The newest') &&
    newest.getBoundingClientRect().bottom <= box.bottom + 1;
})()`;

describe('cards on the chat page', function () {
  this.timeout(60_000);
  let chat: FakeChat;
  let browser: Browser;
  before(async () => {
    chat = await startFakeChat(pageFolder);
    browser = await startBrowser();
  });
  afterEach(async () => {
    chat.pressed.length = 0;
    chat.onPress = async () => ({});
    chat.onRead = async () => [];
    for (const context of browser.contexts()) await context.close();
  });
  after(async () => {
    await browser?.close();
    await chat?.stop();
  });

  async function open(...shown: readonly ChatMessage[]): Promise<Page> {
    return openIn({}, ...shown);
  }
  async function openIn(
    options: { readonly viewport?: { readonly width: number; readonly height: number } },
    ...shown: readonly ChatMessage[]
  ): Promise<Page> {
    chat.onRead = async (_, conversationId) =>
      shown.filter((each) => each.conversationId === conversationId);
    const context = await browser.newContext({
      locale: 'en-US',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${chat.url}/`);
    await page
      .locator(shown.length > 0 ? '.message' : '.empty')
      .first()
      .waitFor();
    return page;
  }
  const focused = (page: Page): Promise<unknown> =>
    page.evaluate('document.activeElement.textContent');
  /** Waits until what is there has been drawn. */
  const drawn = (page: Page): Promise<unknown> =>
    page.evaluate('new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))');

  it('shows texts as they were meant, and makes nothing of Markdown or HTML in them', async () => {
    const shown = 'a\\_b **c** [l](https://evil.example) <b>d</b>';
    const page = await open(message('1', card(text(shown))));
    assert.equal(
      await page.locator('.message .ac-textBlock').textContent(),
      'a_b **c** [l](https://evil.example) <b>d</b>',
    );
    assert.equal(await page.locator('.message a, .message b').count(), 0);
  });

  it('draws texts in the sizes of Teams, and cuts off none', async () => {
    const sizes = ['small', 'default', 'medium', 'large', 'extraLarge'];
    const texts = sizes.map((size) => ({ ...text('Agjpqy 連接器'), size, weight: 'bolder' }));
    const page = await open(message('1', card(...texts)));
    const drawnSizes = await page.evaluate(`[...document.querySelectorAll('.ac-textBlock')].map(
      (block) => [getComputedStyle(block).fontSize, block.scrollHeight > block.clientHeight],
    )`);
    assert.deepEqual(drawnSizes, [
      ['12px', false],
      ['14px', false],
      ['14px', false],
      ['18px', false],
      ['24px', false],
    ]);
  });

  it('keeps the indentation of code, says its language, and copies it as it is', async () => {
    const block = { type: 'CodeBlock', codeSnippet: code, language: 'PowerShell' };
    const page = await open(message('1', card(block)));
    assert.equal(await page.locator('.code-block pre').textContent(), code);
    await page.getByRole('group', { name: 'PowerShell' }).waitFor();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), code);
  });

  it('sends what was typed with the data of the button, and nothing before it is complete', async () => {
    const input = {
      type: 'Input.Text',
      id: 'account',
      label: 'Account',
      isRequired: true,
      errorMessage: 'Name an account.',
    };
    const page = await open(message('1', card(input, actions(execute('Check', { step: 2 })))));
    const button = page.getByRole('button', { name: 'Check' });
    await button.click();
    await page.getByText('Name an account.').waitFor();
    assert.deepEqual(chat.pressed, []);
    await page.getByLabel('Account').fill('svc@contoso.com');
    const sent = page.waitForResponse('**/page/actions');
    await button.click();
    await sent;
    assert.deepEqual(chat.pressed, [
      { type: 'Action.Execute', verb: 'check', data: { step: 2, account: 'svc@contoso.com' } },
    ]);
  });

  it('locks the buttons of a card while one works, and gives the focus back', async () => {
    const latch = new Latch();
    chat.onPress = async () => {
      await latch.opened;
      return { text: 'All is well.' };
    };
    const page = await open(message('1', card(actions(execute('Check'), execute('Mend')))));
    const mend = page.getByRole('button', { name: 'Mend', includeHidden: true });
    await mend.focus();
    await page.keyboard.press('Enter');
    await page.locator('.card [inert]').waitFor();
    await page.keyboard.press('Enter');
    await mend.click({ force: true });
    latch.open();
    await page.getByText('All is well.').waitFor();
    assert.equal(chat.pressed.length, 1);
    assert.equal(await focused(page), 'Mend');
  });

  it('sends what was pressed twice in one moment once, and takes the next press after it', async () => {
    const latch = new Latch();
    chat.onPress = async () => {
      await latch.opened;
      return { text: 'All is well.' };
    };
    const page = await open(message('1', card(actions(execute('Check')))));
    const check = page.getByRole('button', { name: 'Check' });
    // Both before the page can draw anything.
    await check.evaluate((button) => {
      button.click();
      button.click();
    });
    await page.locator('.card [inert]').waitFor();
    latch.open();
    await page.getByText('All is well.').waitFor();
    assert.equal(chat.pressed.length, 1);
    const sent = page.waitForResponse('**/page/actions');
    await check.click();
    await sent;
    assert.equal(chat.pressed.length, 2);
  });

  it('gives the focus to the same button of the card that took the old one its place', async () => {
    const before = card(text('Before'), actions(execute('Check'), execute('Mend')));
    const after = card(text('After'), actions(execute('Check'), execute('Mend')));
    const page = await open(message('1', before));
    chat.onPress = async () => {
      chat.tell({ type: 'view', personId: grace, message: message('1', after) });
      return { card: after };
    };
    await page.getByRole('button', { name: 'Mend' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('After').waitFor();
    await page.locator('.card [inert]').waitFor({ state: 'detached' });
    await page.waitForFunction("document.activeElement.textContent === 'Mend'");
  });

  it('changes a card in its place, for the person whose view it is', async () => {
    const page = await open(message('1', card(text('First'))), message('2', card(text('Second'))));
    const [for29, all] = [card(text('Not for Grace')), card(text('Changed'))];
    chat.tell({ type: 'view', personId: '29:dan', message: message('1', for29) });
    chat.tell({ type: 'updated', message: { ...message('1', all), isUpdated: true } });
    await page.locator('.message').first().getByText('Changed').waitFor();
    assert.equal(await page.locator('.message').count(), 2);
    assert.equal(await page.getByText('Not for Grace').count(), 0);
    chat.tell({ type: 'deleted', message: message('1', all) });
    await page.getByText('Changed').waitFor({ state: 'detached' });
    assert.equal(await page.locator('.message').count(), 1);
  });

  it('shows all of an answer that came after a typing mark', async () => {
    const lines = Array.from({ length: 8 }, (_, index) => text(`Line ${index}`));
    const earlier = [1, 2, 3, 4].map((id) => message(String(id), card(...lines)));
    const page = await open(...earlier);
    chat.tell({ type: 'typing', conversationId: own });
    chat.tell({ type: 'message', message: message('9', card(text('The newest'), ...lines)) });
    await page.waitForFunction(isNewestInView);
  });

  it('leaves somebody who reads what was said earlier where they are', async () => {
    const lines = Array.from({ length: 8 }, (_, index) => text(`Line ${index}`));
    const earlier = [1, 2, 3, 4].map((id) => message(String(id), card(...lines)));
    const page = await open(...earlier);
    await page.waitForFunction("document.querySelector('.messages').scrollTop > 0");
    await page.locator('.messages').evaluate((box) => box.scrollTo(0, 0));
    chat.tell({ type: 'message', message: message('9', card(text('The newest'))) });
    const toNewest = page.getByRole('button', { name: 'New messages' });
    await toNewest.waitFor();
    assert.equal(await page.evaluate("document.querySelector('.messages').scrollTop"), 0);
    await toNewest.click();
    await page.waitForFunction(isNewestInView);
    await toNewest.waitFor({ state: 'detached' });
  });

  for (const voice of exampleVoices) {
    it(`draws every card of the bot in the width of a phone: ${voice.language}`, async () => {
      const examples = Object.entries(allExamples).flatMap(([template, of]) =>
        Object.entries(of).map(([name, example]) => ({
          name: `${template}/${name}`,
          content: render(example(voice)).content,
        })),
      );
      const shown = examples.map(({ content }, index) => message(String(index + 1), content));
      const page = await openIn({ viewport: { width: 360, height: 740 } }, ...shown);
      assert.equal(await page.locator('.message').count(), examples.length);
      const bad = (await page.evaluate(badlyDrawn)) as number[];
      assert.deepEqual(
        bad.map((index) => examples[index]?.name),
        [],
      );
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    });
  }

  it('comes up by itself when the first readings fail', async () => {
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    let failures = 2;
    await page.route('**/page/state', (route) =>
      failures-- > 0 ? route.fulfill({ status: 500, json: {} }) : route.continue(),
    );
    await page.goto(`${chat.url}/`);
    await page.getByRole('alert').waitFor();
    await page.locator('.empty').waitFor({ timeout: 5000 });
    assert.equal(await page.getByRole('alert').count(), 0);
  });

  it('shows nothing that the person before was to see, however late it comes', async () => {
    const page = await open();
    const late = new Latch();
    const general = '19:general@thread.tacv2';
    const seen = (personId: string) => message('1', card(text(`For ${personId}`)), general);
    chat.onRead = async (personId, conversationId) => {
      if (conversationId !== general) return [];
      if (personId === '29:dan') await late.opened;
      return [seen(personId)];
    };
    const person = page.getByLabel('You are');
    const isLate = /tacv2\?as=29%3Adan/;
    const asked = page.waitForRequest(isLate);
    await person.selectOption('29:dan');
    await asked;
    await person.selectOption(grace);
    await page.getByRole('button', { name: /General/ }).click();
    await page.getByText(`For ${grace}`).waitFor();
    const read = page.waitForResponse(isLate);
    late.open();
    await (await read).finished();
    await drawn(page);
    assert.equal(await page.getByText('For 29:dan').count(), 0);
  });
});
