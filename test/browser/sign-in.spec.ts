import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { startWalk, type Walk } from '../support/walk.js';

const pageFolder = fileURLToPath(new URL('../../dist/sandbox/page', import.meta.url));

describe('signing in, in a real browser', function () {
  this.timeout(60_000);
  let walk: Walk;
  let browser: Browser;
  before(async () => {
    walk = await startWalk({ CHECK_AS: 'asker' }, pageFolder);
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await walk?.stop();
  });

  it('shows the button where consent is missing, Entra’s window behind it, and then the answer', async () => {
    walk.sandbox.tenant.simulated.alter({ delegatedConsent: false });
    await walk.open('grace');
    const page = await browser.newPage({ locale: 'en-US' });
    await page.goto(walk.sandbox.url);
    await page.locator('.top select').first().selectOption('29:grace');
    await page.locator('.compose input').fill('check permissions');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign in' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign-in at Microsoft Entra' });
    await dialog.getByText('Read Microsoft Intune configuration').waitFor();
    await dialog.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('Your own rights: Grace Kuo (grace@contoso.com)').first().waitFor();
    assert.equal(await dialog.count(), 0);
  });
});
