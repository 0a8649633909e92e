import assert from 'node:assert/strict';
import { exchangeHosts } from '../../../src/backends/rest/exchange-hosts.js';

const worldwide = 'https://outlook.office365.com';
const government = 'https://outlook.office365.us';
const defence = 'https://outlook-dod.office365.us';
const china = 'https://partner.outlook.cn';
const sandbox = 'http://127.0.0.1:5000/exchange';

describe('where a request to Exchange may go', () => {
  for (const [base, url, may] of [
    [worldwide, 'https://outlook.office365.com/adminapi', true],
    [worldwide, 'https://eurprd01.outlook.office365.com/x', true],
    [worldwide, 'https://tyz.prod.outlook.com:446/x', true],
    [worldwide, 'https://outlook.com/x', true],
    [worldwide, 'https://tyz.prod.outlook.com:444/x', false],
    [worldwide, 'http://outlook.office365.com/x', false],
    [worldwide, 'https://outlook.office365.com.evil.example/x', false],
    [worldwide, 'https://eviloutlook.com/x', false],
    [worldwide, 'https://outlook.office365.com@evil.example/x', false],
    [worldwide, 'https://outlook.office365.us/x', false],
    [worldwide, 'https://127.0.0.1/x', false],
    [government, 'https://x.outlook.office365.us/x', true],
    [government, 'https://outlook.office365.com/x', false],
    [defence, 'https://webmail.apps.mil/x', false],
    [defence, 'https://x.office365.us:446/x', true],
    [china, 'https://bjb.partner.outlook.cn/x', true],
    [china, 'https://x.office365.cn/x', true],
    [china, 'https://outlook.cn/x', false],
    ['https://exchange.contoso.example', 'https://exchange.contoso.example/x', true],
    ['https://exchange.contoso.example', 'https://outlook.office365.com/x', false],
    [sandbox, 'http://127.0.0.1:5000/elsewhere', true],
    [sandbox, 'http://127.0.0.1:5001/exchange', false],
    [sandbox, 'http://localhost:5000/exchange', false],
    [sandbox, 'https://outlook.office365.com/x', false],
    ['http://outlook.office365.com', 'https://outlook.office365.com/x', false],
  ] as const) {
    it(`from ${base} ${may ? '' : 'not '}to ${url}`, () => {
      assert.equal(exchangeHosts(base)(new URL(url)), may);
    });
  }
});
