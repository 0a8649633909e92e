import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Change } from '../../src/domain/changes/change.js';
import type { Store } from '../../src/domain/ports/store.js';
import type { Mailbox } from '../../src/sandbox/tenant/device.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import { changeBench } from '../support/change-bench.js';
import { dispatchBot, kindOf, shownIn } from '../support/dispatch-bot.js';
import { type NamedTenant, namedTenant, type Owner } from '../support/named-tenant.js';
import { type TempFolder, tempFolder } from '../support/temp-folder.js';

/** A bot over a tenant of these people, with real plans in a real Store. */
interface Bot {
  readonly tenant: NamedTenant;
  say(text: string): Promise<{
    readonly kind: string;
    readonly shown: string;
    readonly typed: readonly string[];
    readonly change: Change | undefined;
  }>;
  mailbox(alias: string): Mailbox;
  device(alias: string): NamedTenant['tenant']['state']['devices'][number];
}

const guid = /^[0-9a-f]{8}-/;

describe('which device', function () {
  this.timeout(60_000);
  let folder: TempFolder;
  let store: Store;

  before(async () => {
    folder = tempFolder();
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
  });
  after(async () => {
    await store.close();
    folder.remove();
  });

  function botOver(owners: readonly Owner[]): Bot {
    const tenant = namedTenant(folder.newFolder(), owners);
    const { planning, desk } = changeBench({ store, exchange: tenant.exchange });
    const bot = dispatchBot({
      role: 'operator',
      services: { devices: tenant.devices, planning, changes: desk },
    });
    const { mailboxes, devices } = tenant.tenant.state;
    return {
      tenant,
      mailbox: (alias) => mailboxes.find((each) => each.alias === alias) ?? assert.fail(alias),
      device: (alias) => devices.find((each) => each.mailbox.alias === alias) ?? assert.fail(alias),
      say: async (text) => {
        const reply = await bot.say(text);
        assert.deepEqual(bot.logged, [], text);
        const json = JSON.stringify(reply);
        const id = /"change":"([0-9A-F]{12})"/.exec(json)?.[1];
        return {
          kind: kindOf(reply),
          shown: shownIn(reply),
          typed: [...json.matchAll(/"text":"((?:allow|block) [^"]+)"/g)].map(
            ([, each = '']) => each,
          ),
          change: id === undefined ? undefined : await store.changes.get(id),
        };
      },
    };
  }

  const planned = (change: Change | undefined) => {
    const [step] = change?.plan ?? [];
    return step?.parameters as { readonly [name: string]: unknown } | undefined;
  };

  describe('where two mailboxes have one name', () => {
    const owners = [
      { name: 'Kim Lee', alias: 'kim.lee', mailboxName: 'Kim Lee' },
      { name: 'Kim Lee', alias: 'kim.lee2', mailboxName: 'Kim Lee' },
    ];

    it('reads the lists of the one that has the device', async () => {
      for (const alias of ['kim.lee', 'kim.lee2']) {
        const bot = botOver(owners);
        const { deviceId } = bot.device(alias);
        const other = bot.mailbox(alias === 'kim.lee' ? 'kim.lee2' : 'kim.lee');
        other.allowedDeviceIds = [deviceId];
        const { change } = await bot.say(`allow ${deviceId}`);
        assert.equal(planned(change)?.['Identity'], `${alias}@contoso.com`);
        assert.equal(change?.account, `${alias}@contoso.com`);
      }
    });

    it('asks whose it is, by address, and takes the answer', async () => {
      const bot = botOver(owners);
      for (const alias of ['kim.lee', 'kim.lee2']) {
        Object.assign(bot.device(alias), { state: 'Quarantined' });
      }
      const { shown, typed, change } = await bot.say('allow Kim Lee');
      assert.equal(change, undefined);
      assert.match(shown, /kim\.lee@contoso\.com[\s\S]*kim\.lee2@contoso\.com/);
      assert.equal(typed.length, 2);
      const answers = await Promise.all(typed.map((text) => bot.say(text)));
      assert.deepEqual(answers.map((answer) => planned(answer.change)?.['Identity']).toSorted(), [
        'kim.lee2@contoso.com',
        'kim.lee@contoso.com',
      ]);
    });

    it('takes an address for one of them', async () => {
      const { change } = await botOver(owners).say('block kim.lee2@contoso.com');
      assert.equal(planned(change)?.['Identity'], 'kim.lee2@contoso.com');
    });
  });

  for (const action of ['allow', 'block']) {
    it(`lets people choose by owner where an id stands in two mailboxes: ${action}`, async () => {
      const bot = botOver([
        { name: 'Ann Berg', alias: 'ann' },
        { name: 'Ben Wu', alias: 'ben' },
      ]);
      Object.assign(bot.device('ben'), {
        deviceId: bot.device('ann').deviceId.toLowerCase(),
        state: 'Quarantined',
      });
      Object.assign(bot.device('ann'), { state: 'Quarantined' });
      const { shown, typed, change } = await bot.say(`${action} ${bot.device('ann').deviceId}`);
      assert.equal(change, undefined);
      assert.match(shown, /Ann Berg: [\s\S]*Ben Wu: /);
      assert.equal(typed.length, 2);
      assert.ok(typed.every((text) => guid.test(text.split(' ')[1] ?? '')));
      const answers = await Promise.all(typed.map((text) => bot.say(text)));
      assert.deepEqual(answers.map((answer) => planned(answer.change)?.['Identity']).toSorted(), [
        'ann@contoso.com',
        'ben@contoso.com',
      ]);
    });
  }

  it('lets people choose by Guid where an id stands in one mailbox twice', async () => {
    const bot = botOver([
      { name: 'Ann Berg', alias: 'ann' },
      { name: 'Ann Berg', alias: 'ann2' },
    ]);
    const { deviceId, mailbox } = bot.device('ann');
    Object.assign(bot.device('ann2'), { deviceId, mailbox, state: 'Quarantined' });
    const { typed } = await bot.say(`block ${deviceId}`);
    assert.equal(new Set(typed).size, 2);
    for (const text of typed) {
      assert.equal(planned((await bot.say(text)).change)?.['Identity'], 'ann@contoso.com');
    }
  });

  it('finds an entry of a list in whatever case it was written', async () => {
    const bot = botOver([{ name: 'Ann Berg', alias: 'ann' }]);
    const { deviceId } = bot.device('ann');
    const written = deviceId.toLowerCase();
    bot.mailbox('ann').blockedDeviceIds = [written, 'ffff'];
    assert.match((await bot.say(`block ${deviceId}`)).shown, /as asked for already/);
    const { change } = await bot.say('allow Ann Berg');
    assert.deepEqual(planned(change), {
      Identity: 'ann@contoso.com',
      ActiveSyncAllowedDeviceIDs: { add: [deviceId] },
      ActiveSyncBlockedDeviceIDs: { remove: [written] },
    });
  });

  describe('finds people as their names are written', () => {
    for (const [name, ...texts] of [
      ['Khan, Omar (IT)', 'Khan, Omar (IT)', 'khan omar it', 'Khan, Omar (IT) please'],
      ['Smith & Sons', 'Smith & Sons', 'smith & sons', 'Smith Sons'],
      ['J. R. Berg', 'J. R. Berg', 'J.R. Berg', 'j r berg'],
      ['Emil 🚀', 'Emil 🚀', 'emil'],
      ['Ann  Lee', 'Ann  Lee', 'Ann Lee'],
      ["Sean O'Neil", "Sean O'Neil", 'Sean O’Neil', 'sean oneil', 'Sean O‘Neil'],
      ['Jose\u0301 Núñez', 'José Núñez', 'jose nunez', 'JOSÉ NU\u0301ÑEZ'.normalize('NFD')],
      [
        'María García',
        'maria garcia',
        'García, María',
        "maria garcia's phone",
        'the phone of María García',
      ],
      ['林 知行', '林知行', '林 知行', '林知行的手機'],
      ['陳景行', '陳景行', '陳 景行', '陳景行 謝謝'],
      ['Mary-Ann Lee', 'Mary‑Ann Lee', 'Mary–Ann Lee', 'mary ann lee'],
      ['Lila "Bo" Sato', 'Lila "Bo" Sato', 'Lila “Bo” Sato', 'Lila Bo Sato'],
    ] as const) {
      for (const said of [...texts, 'who@contoso.com', 'WHO@contoso.com', 'who']) {
        it(`${name}: ${said}`, async () => {
          const bot = botOver([{ name, alias: 'who' }]);
          for (const text of [`allow ${said}`, `封鎖 ${said}`]) {
            const { change, shown } = await bot.say(text);
            assert.equal(planned(change)?.['Identity'], 'who@contoso.com', `${text}\n${shown}`);
          }
        });
      }
    }

    it("an address with an apostrophe, and one whose hyphen isn't plain", async () => {
      const bot = botOver([
        { name: 'Pat', alias: "o'brien" },
        { name: 'Lou', alias: 'lou-ann' },
      ]);
      for (const [said, address] of [
        ["o'brien@contoso.com", "o'brien@contoso.com"],
        ['o’brien@contoso.com', "o'brien@contoso.com"],
        ['lou‑ann@contoso.com', 'lou-ann@contoso.com'],
      ] as const) {
        assert.equal(planned((await bot.say(`allow ${said}`)).change)?.['Identity'], address, said);
      }
    });

    it('by a part only as an offer', async () => {
      const bot = botOver([
        { name: 'María García', alias: 'mg' },
        { name: 'María Novak', alias: 'mn' },
      ]);
      for (const alias of ['mg', 'mn']) Object.assign(bot.device(alias), { state: 'Quarantined' });
      const { change, shown, typed } = await bot.say('allow maria');
      assert.equal(change, undefined);
      assert.match(shown, /No device matches exactly; 2 come close/);
      assert.equal(typed.length, 2);
    });
  });

  describe('understands what stands beside an id', () => {
    const bot = () =>
      botOver([
        { name: 'Ann Berg', alias: 'ann' },
        { name: 'Ben Wu', alias: 'ben' },
      ]);

    for (const [around, reason] of [
      ['allow ID because she lost her phone', 'she lost her phone'],
      ['allow device ID, reason: new phone', 'new phone'],
      ['允許 ID，因為換新機', '換新機'],
      ['允許裝置 ID', ''],
      ['allow DeviceID: ID', ''],
      ['allow the phone with id ID please', ''],
      ['Allow Ann Berg: MODEL', ''],
      ['允許 Ann Berg：MODEL', ''],
    ] as const) {
      it(around, async () => {
        const one = bot();
        const { deviceId, model } = one.device('ann');
        const said = around.replace('MODEL', model).replace(/\bID\b(?!:)/, deviceId);
        const { change, shown } = await one.say(said);
        assert.equal(planned(change)?.['Identity'], 'ann@contoso.com', shown);
        assert.equal(change?.reason, reason);
      });
    }

    it('offers the device where the rest is not understood', async () => {
      const one = bot();
      const { change, typed } = await one.say(`block ${one.device('ann').deviceId} tomorrow maybe`);
      assert.equal(change, undefined);
      assert.equal(typed.length, 1);
    });

    it('offers each of several', async () => {
      const one = bot();
      const [ann, ben] = [one.device('ann').deviceId, one.device('ben').deviceId];
      for (const device of [one.device('ann'), one.device('ben')])
        Object.assign(device, { state: 'Quarantined' });
      for (const text of [
        `allow ${ann}, ${ben}`,
        `allow ${ann} and ${ben}`,
        `允許 ${ann}、${ben}`,
        'allow Ann Berg and Ben Wu',
      ]) {
        const { change, typed } = await one.say(text);
        assert.equal(change, undefined);
        assert.equal(typed.length, 2, text);
      }
    });

    it('understands a line of a list as it was pasted', async () => {
      const one = bot();
      Object.assign(one.device('ann'), { state: 'Quarantined' });
      const { shown } = await one.say('quarantined');
      const line = /Ann Berg: [^\n]*\n[^\n]*\n[^\n]*/.exec(shown)?.[0];
      const { change, typed } = await one.say(`allow ${line}`);
      assert.ok(change || typed.length === 1, line);
    });
  });

  it('offers only what makes sense', async () => {
    const bot = botOver([
      { name: 'Ann Berg', alias: 'ann' },
      { name: 'Ann Berg', alias: 'ann2' },
    ]);
    Object.assign(bot.device('ann'), { state: 'Allowed' });
    Object.assign(bot.device('ann2'), { state: 'Blocked' });
    assert.equal((await bot.say('allow Ann Berg')).typed.length, 1);
    assert.equal((await bot.say('block Ann Berg')).typed.length, 1);
  });
});
