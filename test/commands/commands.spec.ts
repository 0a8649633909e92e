import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { releases } from '../../src/commands/help/releases.js';
import { createCommands } from '../../src/commands/index.js';
import type { ConnectionInformation } from '../../src/domain/connector/connection-information.js';
import { TenantFailure } from '../../src/domain/failure.js';
import { english } from '../../src/language/en/english.js';
import { dispatchBot, kindOf, memoryServices, shownIn } from '../support/dispatch-bot.js';
import { connections } from '../support/reports.js';

const withConnection = (information: ConnectionInformation | undefined) => {
  assert.ok(information);
  return dispatchBot({
    services: { connection: { connectionInformation: async () => information } },
  });
};

describe('help', () => {
  it('lists every command with what it does', async () => {
    const bot = dispatchBot({ role: 'admin' });
    const pages = [await bot.say('help'), await bot.press('help.page', { page: 2 })];
    const shown = pages.map(shownIn).join('\n');
    for (const [name, what] of Object.entries(english.commands)) {
      assert.equal(shown.includes(what), name !== 'help', name);
    }
  });

  it('lists them by what one wants, with examples', async () => {
    const shown = shownIn(await dispatchBot().say('help'));
    assert.match(shown, /See whether all is well\ncheck\n/);
    assert.match(shown, /how to mend it\ncheck prerequisites\n[\s\S]*\ncheck permissions for me\n/);
  });

  it('tells what is new to those who knew an earlier version, and to nobody else', async () => {
    const visiting = (last: string | undefined) =>
      dispatchBot({ services: { visits: { visit: async () => last } } }).say('help');
    assert.match(shownIn(await visiting('0.0.9')), /New since your last visit/);
    for (const last of [undefined, '0.1.0']) {
      assert.doesNotMatch(shownIn(await visiting(last)), /New since/);
    }
  });

  it('has news of this version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(releases.at(-1)?.version, version);
  });

  it('explains one command by the ways to say it, named in either language', async () => {
    for (const text of ['help check permissions', '說明 檢查權限', 'help 權限']) {
      const shown = shownIn(await dispatchBot().say(text));
      assert.match(shown, /^How to say it/);
      assert.match(shown, /check permissions \[for <account>\]\ncheck permissions for me/);
    }
  });

  it('lists everything where it does not know the command', async () => {
    assert.match(shownIn(await dispatchBot().say('help nonsense')), /^What you can ask for/);
  });

  it('has every command in the list of words, and no other', () => {
    const names = createCommands(memoryServices()).map(({ name }) => name);
    assert.deepEqual(names.toSorted(), Object.keys(english.commands).toSorted());
  });
});

describe('whoami', () => {
  it('tells name, addresses, role and what it permits, language and zone', async () => {
    const shown = shownIn(await dispatchBot({ role: 'approver' }).say('whoami'));
    assert.match(shown, /You are Grace Kuo, with the role approver\./);
    assert.match(shown, /decide about those of others/);
    assert.match(shown, /English \(that of your Teams\)/);
    assert.match(shown, /Asia\/Taipei/);
  });
});

describe('status', () => {
  it('says that there is no connector, and offers the next step', async () => {
    const reply = await withConnection(connections['none']).say('status');
    assert.match(shownIn(reply), /There is no connector yet\./);
    assert.match(shownIn(reply), /Next step/);
    assert.match(JSON.stringify(reply), /"text":"check permissions for me"/);
  });

  it('tells the connection with date, time, zone and age', async () => {
    const shown = shownIn(await withConnection(connections['connected']).say('status'));
    assert.match(shown, /svc-intune@contoso\.com/);
    assert.match(shown, /Last successful sync\n23 Nov 2026, 20:10 GMT\+8 \(2 h ago\)/);
    assert.match(shown, /connected \(last success less than 26 h old\)/);
    assert.match(shown, /none, as is normal since March 2019/);
    assert.match(shown, /no longer exists: new ones were disabled in February 2019/);
  });

  it('says why a connector counts as disconnected', async () => {
    assert.match(
      shownIn(await withConnection(connections['overdue']).say('status')),
      /more than 26 h/,
    );
    assert.match(
      shownIn(await withConnection(connections['byCommand']).say('status')),
      /by command on/,
    );
  });

  it('tells what could not be read, and why, beside what could', async () => {
    const shown = shownIn(await withConnection(connections['unread']).say('status'));
    assert.match(shown, /could not be read: Exchange Online could not be reached\./);
    assert.match(shown, /could not be read: Microsoft Graph asks to slow down/);
    assert.match(shown, /svc-intune@contoso\.com/);
  });

  it('tells Intune’s own record and counts more of them', async () => {
    const shown = shownIn(await withConnection(connections['records']).say('status'));
    assert.match(
      shown,
      /serviceToService, connected, none, last sync .*\(166 days ago\), and 2 more/,
    );
  });
});

describe('check prerequisites', () => {
  it('tells each line with what to do and where, and what got no answer', async () => {
    const bot = dispatchBot();
    const shown = shownIn(await bot.say('check prerequisites'));
    assert.match(shown, /Not all prerequisites are met\./);
    assert.match(shown, /2 failed, 3 warnings, 2 unknown and 1 not applicable/);
    assert.match(shown, /✖ Mobile device management authority/);
    assert.match(shown, /→ Set it in the Intune admin center/);
    assert.match(shown, /Could not be checked\. Exchange Online did not answer in time\./);
    assert.match(shown, /EX100004 Some users are delayed and 35 more/);
    assert.match(shown, /Only the first 5,000 people/);
    assert.deepEqual(bot.asked, ['prerequisites']);
  });
});

describe('check permissions', () => {
  for (const [text, asked] of [
    ['check permissions', 'executingIdentity'],
    ['check permissions for svc-limited@contoso.com', 'account svc-limited@contoso.com'],
    ['檢查權限 svc-limited@contoso.com', 'account svc-limited@contoso.com'],
    ['check permissions for me', 'account grace@contoso.com'],
    ['檢查我的權限', 'account grace@contoso.com'],
  ] as const) {
    it(`asks for the right holder: ${text}`, async () => {
      const bot = dispatchBot();
      assert.equal(kindOf(await bot.say(text)), 'permissions');
      assert.deepEqual(bot.asked, [asked]);
    });
  }

  it('tells what is missing with its mend, and folds away what is granted', async () => {
    const shown = shownIn(await dispatchBot().say('check permissions for svc-limited@contoso.com'));
    assert.match(shown, /7 of 13 cmdlets are missing\./);
    assert.match(shown, /✖ Get-ActiveSyncOrganizationSettings/);
    assert.match(shown, /View-Only Configuration and Organization Client Access/);
    assert.match(shown, /✔ Set-ActiveSyncOrganizationSettings/);
  });

  it('shows scripts, and goes back to the same holder', async () => {
    const bot = dispatchBot();
    const account = 'svc-limited@contoso.com';
    for (const [which, script] of [
      ['connectorAccount', `script for ${account}`],
      ['newAccount', `script for a new ${account}`],
    ] as const) {
      const reply = await bot.press('check-permissions.script', { which, account });
      assert.equal(kindOf(reply), 'script');
      assert.ok(JSON.stringify(reply).includes(script));
      assert.match(JSON.stringify(reply), new RegExp(`"account":"${account}"`));
    }
    const reply = await bot.press('check-permissions.script', { which: 'executingIdentity' });
    assert.match(JSON.stringify(reply), /script for the executing identity/);
    await bot.press('check-permissions.again', { account });
    assert.deepEqual(bot.asked, [`account ${account}`]);
  });
});

describe('check', () => {
  it('joins both, and names only what needs a look', async () => {
    const bot = dispatchBot();
    const shown = shownIn(await bot.say('check'));
    assert.match(shown, /Something stands in the way of a connector\./);
    assert.match(shown, /All 13 cmdlets and the Intune right are there\./);
    assert.ok(!shown.includes('cloud only'));
    assert.deepEqual(bot.asked.toSorted(), ['executingIdentity', 'prerequisites']);
  });
});

describe('health', () => {
  const health = (changed: object) => {
    const services = memoryServices().health;
    return dispatchBot({ services: { health: { ...services, ...changed } } }).say('health');
  };

  it('tells version, age, store, backend and circuit', async () => {
    const shown = shownIn(await health({}));
    assert.match(shown, /The bot is well\./);
    assert.match(shown, /SQLite 3/);
    assert.doesNotMatch(shown, /bot\.db/, 'viewers learn no path');
    assert.match(shown, /1 running, 0 waiting/);
    assert.match(shown, /closed: calls go through/);
  });

  it('says of a store that does not answer that it does not', async () => {
    const store = { describe: async () => Promise.reject(new Error('down')) };
    assert.match(shownIn(await health({ store })), /its store does not answer/);
  });

  it('tells until when Exchange is left alone', async () => {
    const backend = {
      describe: () => ({
        ...(connections['none'] ?? assert.fail()).backend,
        pausedUntil: new Date('2026-11-23T14:11:00Z'),
      }),
    };
    assert.match(shownIn(await health({ backend })), /held back until 23 Nov 2026, 22:11 GMT\+8/);
  });

  it('fails as the tenant’s where the tenant fails', async () => {
    const bot = dispatchBot({
      services: {
        prerequisites: {
          prerequisites: async () => Promise.reject(new TenantFailure('authority', 'signIn')),
        },
      },
    });
    assert.match(shownIn(await bot.say('check')), /Microsoft Entra ID refused the sign-in/);
  });
});
