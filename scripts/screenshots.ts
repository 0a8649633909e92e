/** Takes the pictures of README and docs: the real page, with the real bot behind it. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { startBrowser } from '../test/support/browser.js';
import { startWalk } from '../test/support/walk.js';

const pageFolder = fileURLToPath(new URL('../dist/sandbox/page', import.meta.url));
const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
mkdirSync(folder, { recursive: true });

const walk = await startWalk({ EXCHANGE_TIMEOUT_SECONDS: '2' }, pageFolder);
const browser = await startBrowser();
const page = await browser.newPage({
  viewport: { width: 1000, height: 760 },
  locale: 'en-US',
  timezoneId: 'Asia/Taipei',
});

const shoot = async (name: string, of: Page = page): Promise<void> => {
  await of.waitForTimeout(400);
  await of.screenshot({ path: `${folder}${name}.png` });
  process.stdout.write(`docs/pictures/${name}.png\n`);
};
const answer = (): Locator => page.locator('.message:not(.own)').last();
const say = async (text: string, expected: string): Promise<void> => {
  await page.locator('.compose input').fill(text);
  await page.keyboard.press('Enter');
  await answer().getByText(expected).first().waitFor();
};
const be = async (person: string): Promise<void> => {
  await page.locator('.top select').first().selectOption(`29:${person}`);
  await page.waitForTimeout(1500);
};
const press = (name: string): Promise<void> => answer().getByRole('button', { name }).click();

await page.goto(walk.sandbox.url);
await page.locator('.compose input').waitFor();
await be('grace');
await say('help', 'What you can ask for');
await shoot('help');
await say('check permissions for svc-limited@contoso.com', '7 of 13 cmdlets are missing');
await shoot('permissions');
walk.fault('exchange', { mode: 'throttle', ms: 8000 });
await say('check prerequisites', 'Exchange Online asks to slow down');
await shoot('fault');
walk.fault('exchange');

await be('alice');
await say('setup for svc-intune@contoso.com', 'Connector account');
await answer().locator('select').first().selectOption('Quarantine');
await shoot('setup-form');
await press('Show the plan');
await answer().getByText('Nothing is asked for yet').first().waitFor();
await press('Ask for approval');
await answer().getByText('Waiting for approval').first().waitFor();
await be('bob');
await page.locator('.conversation', { hasText: 'approvals' }).click();
await answer().getByText('Waiting for approval').first().waitFor();
await shoot('setup-approval');
await press('Approve');
await answer().getByText('Done, and checked afterwards').first().waitFor();
await shoot('setup-done');
await page.locator('.conversation').first().click();
await say('status', 'The connector is connected');
await shoot('status');

await page.locator('.conversation', { hasText: 'alerts' }).click();
await be('alice');
await page.locator('.conversation', { hasText: 'alerts' }).click();
await say('subscribe', 'This conversation hears of');
walk.fault('exchange', { mode: 'deny-cmdlet' });
await page.locator('.conversation').first().click();
await say('sync', 'does not permit');
await page.locator('.conversation', { hasText: 'alerts' }).click();
await answer().getByText('The synchronisation with Exchange fails').first().waitFor();
await page.waitForTimeout(6500);
await shoot('incident');
walk.fault('exchange');
await say('digest', 'Daily digest');
await shoot('digest');
await page.locator('.conversation').first().click();
await be('bob');

await page.getByRole('button', { name: 'Dark' }).click();
await page.locator('.top select').nth(1).selectOption('zh-TW');
await be('dan');
await say('檢查', '連接器檢查');
await shoot('chinese-dark');
await page.setViewportSize({ width: 360, height: 740 });
await shoot('phone');
await browser.close();
await walk.stop();
process.exit(0);
