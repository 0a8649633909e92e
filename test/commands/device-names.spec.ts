import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DeviceWish } from '../../src/domain/changes/plan.js';
import { waiting } from '../support/changes.js';
import { dispatchBot, memoryServices, shownIn } from '../support/dispatch-bot.js';
import { type NamedTenant, namedTenant, type Owner } from '../support/named-tenant.js';
import { type TempFolder, tempFolder } from '../support/temp-folder.js';

const seed = 20_261_123;

/** What rounds sentences off, and ends names as well. */
const chineseEndings = [
  '行',
  '好',
  '了',
  '可以',
  '一下',
  '嗎',
  '呢',
  '吧',
  '喔',
  '啊',
  '謝謝',
  '拜託',
];
const englishEndings = ['Ty', 'Please', 'Pls', 'Thanks', 'Thx', 'Now', 'Ok', 'Many Thanks'];

const chineseNames = fc
  .tuple(
    fc.constantFrom('林', '陳', '王', '黃', '行', '好', '可'),
    fc.constantFrom('知', '景', '小明', '美好', '以行', '一', '可以'),
    fc.constantFrom(...chineseEndings),
  )
  .map(([surname, given, ending]) => ({
    fuller: surname + given + ending,
    shorter: surname + given,
  }));

const englishNames = fc
  .tuple(
    fc.constantFrom(
      'Henry',
      'Omar Khan',
      'Maria García',
      "Sean O'Neil",
      'Ok',
      'Please',
      'Yuki & Sons',
    ),
    fc.constantFrom(...englishEndings),
  )
  .map(([name, ending]) => ({ fuller: `${name} ${ending}`, shorter: name }));

const verbs = fc.constantFrom(
  'allow ',
  'block ',
  'please allow ',
  '允許 ',
  '允許',
  '封鎖 ',
  '請允許 ',
);

/** Who is there, and who of them has a device. */
const presence = fc.constantFrom('device', 'no device', 'nobody');

interface Drafted {
  readonly wish: DeviceWish | undefined;
  readonly shown: string;
}

describe('devices by the names of their owners', function () {
  this.timeout(120_000);
  let folder: TempFolder;

  before(() => {
    folder = tempFolder();
  });
  after(() => folder.remove());

  const tenantOf = (owners: readonly Owner[]): NamedTenant =>
    namedTenant(folder.newFolder(), owners);

  let wish: DeviceWish | undefined;
  let current: NamedTenant | undefined;
  const devices = (): NamedTenant['devices'] => current?.devices ?? assert.fail();
  const bot = dispatchBot({
    role: 'operator',
    services: {
      devices: {
        meant: (...asked) => devices().meant(...asked),
        quarantined: (...asked) => devices().quarantined(...asked),
        withOwners: (...asked) => devices().withOwners(...asked),
      },
      planning: {
        ...memoryServices().planning,
        draftDevice: async (_, asked) => {
          wish = asked;
          return { ...waiting, state: 'draft' };
        },
      },
    },
  });

  async function said(text: string, tenant: NamedTenant): Promise<Drafted> {
    wish = undefined;
    current = tenant;
    const reply = await bot.say(text);
    assert.deepEqual(bot.logged, [], text);
    return { wish, shown: shownIn(reply) };
  }

  const ownerOf = ({ wish }: Drafted): string | undefined => wish?.shown.split(': ')[0];

  it('never plan a change for somebody whose name is a part of what was typed', async () => {
    const names = fc.oneof(chineseNames, englishNames);
    await fc.assert(
      fc.asyncProperty(names, verbs, presence, presence, async (pair, verb, fuller, shorter) => {
        const owner = (name: string, there: typeof fuller): readonly Owner[] =>
          there === 'nobody' ? [] : [{ name, devices: there === 'device' ? 1 : 0 }];
        const tenant = tenantOf([...owner(pair.fuller, fuller), ...owner(pair.shorter, shorter)]);
        const text = `${verb}${pair.fuller}`;
        const drafted = await said(text, tenant);
        if (fuller === 'device') assert.equal(ownerOf(drafted), pair.fuller, text);
        if (fuller === 'no device') assert.equal(drafted.wish, undefined, text);
        const isChinese = /\p{Script=Han}/u.test(pair.fuller);
        if (fuller === 'nobody' && isChinese) assert.equal(drafted.wish, undefined, text);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('are found by the whole name with politeness around it', async () => {
    const names = fc.oneof(chineseNames, englishNames);
    const before = fc.constantFrom('', 'please ', 'hi, ', '請幫我');
    const behind = fc.constantFrom(
      '',
      ' please',
      ', thanks!',
      '，謝謝',
      ' 好了',
      ' 一下 謝謝',
      '。',
      ' now',
    );
    await fc.assert(
      fc.asyncProperty(names, before, behind, async ({ fuller }, opening, closing) => {
        const text = `${opening}allow ${fuller}${closing}`;
        const drafted = await said(text, tenantOf([{ name: fuller }, { name: 'Somebody Else' }]));
        assert.equal(ownerOf(drafted), fuller, text);
      }),
      { seed, numRuns: 150 },
    );
  });

  it('offer whoever is named without the end, and plan nothing', async () => {
    const tenant = tenantOf([{ name: '林知' }]);
    for (const text of ['允許 林知行', 'allow 林知好了', '封鎖林知可以嗎']) {
      const drafted = await said(text, tenant);
      assert.equal(drafted.wish, undefined, text);
      assert.match(drafted.shown, /林知: /, text);
    }
  });

  it('say who has none, where a part of the name would be somebody with one', async () => {
    const tenant = tenantOf([{ name: '林知' }, { name: '林知行', devices: 0 }]);
    assert.match((await said('allow 林知行', tenant)).shown, /林知行 has no mobile device/);
  });

  it('offer and plan nothing while the directory does not tell whose name the whole is', async () => {
    const tenant = tenantOf([{ name: 'Henry' }]);
    assert.equal(ownerOf(await said('allow Henry Ty', tenant)), 'Henry');
    tenant.directory.silent = new Set(['usersNamed']);
    const drafted = await said('allow Henry Ty', tenant);
    assert.equal(drafted.wish, undefined);
    assert.match(drafted.shown, /Henry: /);
  });
});
