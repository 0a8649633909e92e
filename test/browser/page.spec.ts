import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { startWalk, type Walk } from '../support/walk.js';

const pageFolder = fileURLToPath(new URL('../../dist/sandbox/page', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const widths = { desktop: { width: 1200, height: 800 }, phone: { width: 360, height: 740 } };

/** What is typed on the way, and what the page has to show for it. */
const ways = {
  en: {
    locale: 'en-US',
    welcome: 'Hello, I am the Connector Bot',
    steps: [
      ['help', 'What you can ask for'],
      ['check', 'Check of the connector'],
      ['status', 'Exchange connection information'],
    ],
    ask: 'check prerequisites',
    failing: 'Exchange Online asks to slow down',
    well: 'Exchange Online answers with 2 accepted domains',
  },
  'zh-TW': {
    locale: 'zh-TW',
    welcome: '您好',
    steps: [
      ['說明', '您可以這樣問'],
      ['檢查', '連接器檢查'],
      ['狀態', 'Exchange 連線資訊'],
    ],
    ask: '檢查必要條件',
    failing: 'Exchange Online 要求放慢速度',
    well: 'Exchange Online 回應了 2 個公認的網域',
  },
} as const;

/** Whether a Chinese character looks otherwise than one that no font has. */
const drawsChinese = `(async () => {
  await document.fonts.load('32px "Noto Sans TC"', '連');
  const draw = (text) => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context.font = '32px "Noto Sans TC"';
    context.fillText(text, 4, 40);
    return canvas.toDataURL();
  };
  return draw('連') !== draw('\\u{10FFFD}');
})()`;

/** An experimental rule, which reads two blocks of text as one word and then misses it in the name. */
const axeOptions = JSON.stringify({ rules: { 'label-content-name-mismatch': { enabled: false } } });

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

describe('the chat page in a real browser', function () {
  this.timeout(90_000);
  let walk: Walk;
  let browser: Browser;
  before(async () => {
    walk = await startWalk({ EXCHANGE_TIMEOUT_SECONDS: '2' }, pageFolder);
    browser = await startBrowser();
  });
  afterEach(async () => {
    walk.fault('exchange');
    for (const context of browser.contexts()) await context.close();
  });
  after(async () => {
    await browser?.close();
    await walk?.stop();
  });

  /** Everything that a page should never do is noted. */
  async function open(
    options: {
      locale?: string;
      colorScheme?: 'light' | 'dark';
      viewport?: typeof widths.phone;
    } = {},
  ): Promise<{ page: Page; faults: readonly string[] }> {
    const context = await browser.newContext({
      viewport: widths.desktop,
      timezoneId: 'Asia/Taipei',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(walk.sandbox.url) && !request.url().startsWith('data:')) {
        faults.push(`request to ${request.url()}`);
      }
    });
    await page.goto(`${walk.sandbox.url}/`);
    await page.getByRole('combobox').last().waitFor();
    return { page, faults };
  }

  const compose = (page: Page) => page.locator('.compose input');
  async function say(page: Page, text: string, expected: string): Promise<void> {
    await compose(page).fill(text);
    await page.keyboard.press('Enter');
    await page.locator('.message:not(.own)').last().getByText(expected).first().waitFor();
  }
  async function serious(page: Page): Promise<readonly string[]> {
    // The page's own policy lets no foreign script in; this one comes in by the debugger.
    await page.evaluate(axe);
    const results = (await page.evaluate(`axe.run(document, ${axeOptions})`)) as AxeResults;
    return results.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }
  const isWide = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth > window.innerWidth');

  for (const [language, way] of Object.entries(ways)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [size, viewport] of Object.entries(widths)) {
        it(`goes from help to a fault and back: ${language}, ${colorScheme}, ${size}`, async () => {
          const { page, faults } = await open({ locale: way.locale, colorScheme, viewport });
          await page
            .locator('.top select')
            .first()
            .selectOption(language === 'en' ? '29:grace' : '29:dan');
          await page.getByText(way.welcome).first().waitFor();
          for (const [text, expected] of way.steps) await say(page, text, expected);
          walk.fault('exchange', { mode: 'throttle', ms: 6000 });
          await say(page, way.ask, way.failing);
          walk.fault('exchange');
          await say(page, way.ask, way.well);
          assert.deepEqual(await serious(page), []);
          assert.equal(await isWide(page), false);
          assert.deepEqual(faults, []);
        });
      }
    }
  }

  it('draws Chinese characters, and not boxes', async () => {
    const { page } = await open({ locale: 'zh-TW' });
    assert.ok(await page.evaluate(drawsChinese));
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await open({ locale: 'en-US' });
    await compose(page).focus();
    await page.keyboard.type('stat');
    await page.keyboard.press('Tab');
    assert.equal(await compose(page).inputValue(), 'status');
    await page.keyboard.press('Enter');
    const card = page.locator('.message:not(.own)').last();
    await card.getByText('There is no connector yet').first().waitFor();
    await page.keyboard.press('ArrowUp');
    assert.equal(await compose(page).inputValue(), 'status');
    await card.getByRole('button', { name: 'Refresh' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.card.busy').waitFor({ state: 'detached' });
    await card.getByText('There is no connector yet').first().waitFor();
  });

  it('sets a fault and takes it away in the panel', async () => {
    const { page } = await open({ locale: 'en-US' });
    await page.getByRole('button', { name: 'Tenant', exact: true }).first().click();
    const panel = page.getByRole('complementary');
    await panel.getByLabel('Service').selectOption('graph');
    await panel.getByLabel('Fault').selectOption('error-500');
    await panel.getByRole('button', { name: 'Set fault' }).click();
    await panel.getByText('error-500').last().waitFor();
    assert.deepEqual(walk.sandbox.tenant.faults.all(), { graph: { mode: 'error-500' } });
    await panel.getByRole('button', { name: 'Remove: Microsoft Graph' }).click();
    await panel.getByText('No faults are set.').waitFor();
    assert.deepEqual(walk.sandbox.tenant.faults.all(), {});
    assert.deepEqual(await serious(page), []);
  });

  it('closes the panel with Escape, and the focus is where it was', async () => {
    const { page } = await open({ locale: 'en-US' });
    const tenant = page.getByRole('button', { name: 'Tenant', exact: true }).first();
    await tenant.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor();
  });

  it('says in the panel why something could not be done', async () => {
    const { page } = await open({ locale: 'en-US' });
    await page.getByRole('button', { name: 'Tenant', exact: true }).first().click();
    const panel = page.getByRole('complementary');
    await panel.getByText('No faults are set.').waitFor();
    await page.route('**/sandbox/faults/*', (route) => route.abort());
    await panel.getByRole('button', { name: 'Set fault' }).click();
    await panel.getByRole('alert').getByText('The sandbox cannot be reached').waitFor();
    await page.unroute('**/sandbox/faults/*');
    await panel.getByRole('button', { name: 'Set fault' }).click();
    await panel.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('goes to the list and back on a phone, and takes the focus along', async () => {
    const { page } = await open({ locale: 'en-US', viewport: widths.phone });
    const back = page.getByRole('button', { name: 'Back to the chats' });
    await back.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Mobile Ops chat' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor();
    assert.equal(await isWide(page), false);
  });

  it('gives a role in the panel, and the bot sees it', async () => {
    const { page } = await open({ locale: 'en-US' });
    await page.getByRole('button', { name: 'Tenant', exact: true }).first().click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'Tenant', exact: true }).click();
    await panel.getByLabel('Role').fill('Organization Management');
    await panel.getByRole('button', { name: 'Give' }).click();
    await panel.getByText('Organization Client Access (Organization Management)').waitFor();
    await say(
      page,
      'check permissions for svc-limited@contoso.com',
      'All 13 cmdlets are there, the Intune right is missing.',
    );
    await panel.getByRole('button', { name: 'Take' }).click();
    await panel
      .getByText('Organization Client Access (Organization Management)')
      .waitFor({ state: 'detached' });
  });

  it('tells of a message elsewhere, and counts it as unread', async () => {
    const { page } = await open({ locale: 'en-US' });
    await walk.say('alice', 'whoami', '19:ops@thread.v2');
    await page.locator('.toast').first().waitFor();
    const entry = page.getByRole('button', { name: /Mobile Ops chat/ }).first();
    await entry.locator('.badge').waitFor();
    await entry.click();
    await page.getByText('You are Alice Lin').first().waitFor();
    assert.equal(await entry.locator('.badge').count(), 0);
  });

  it('answers in a thread of a channel', async () => {
    const { page } = await open({ locale: 'en-US' });
    await page.getByRole('button', { name: 'alerts' }).click();
    await say(page, 'whoami', 'You are Grace Kuo');
    await page.locator('.thread').last().getByRole('button', { name: 'Reply' }).click();
    const threads = await page.locator('.thread').count();
    await say(page, 'status', 'Exchange connection information');
    assert.equal(await page.locator('.thread').count(), threads);
  });

  it('shows hostile texts as texts', async () => {
    const { page, faults } = await open({ locale: 'en-US' });
    await compose(page).fill('<img src=x onerror=alert(1)> **b** [l](https://evil.example)');
    await page.keyboard.press('Enter');
    await page.locator('.message.own').last().getByText('<img src=x').waitFor();
    assert.equal(await page.locator('.message img').count(), 0);
    assert.deepEqual(faults, []);
  });
});
