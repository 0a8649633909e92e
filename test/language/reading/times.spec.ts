import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDuration } from '../../../src/language/reading/durations.js';
import { readMoment, readPast } from '../../../src/language/reading/moments.js';

/** A Monday, ten past ten in the evening in Taipei. */
const here = { at: new Date('2026-11-23T14:10:00Z'), timeZone: 'Asia/Taipei' };
const taipei = (wall: string): Date => new Date(`${wall}:00+08:00`);

describe('a length of time', () => {
  for (const [said, minutes] of [
    ['8h', 480],
    ['for 2 hours', 120],
    ['for an hour', 60],
    ['half an hour', 30],
    ['an hour and a half', 90],
    ['1.5 hours', 90],
    ['1h30m', 90],
    ['1 h 30 min', 90],
    ['two days', 2880],
    ['a couple of hours', 120],
    ['in 20 minutes', 20],
    ['the next 3 hours', 180],
    ['a week', 10_080],
    ['兩小時', 120],
    ['兩個小時', 120],
    ['2 小時', 120],
    ['半小時', 30],
    ['半個小時', 30],
    ['一個半小時', 90],
    ['一小時半', 90],
    ['十五分鐘', 15],
    ['二十四小時', 1440],
    ['三天', 4320],
    ['一個禮拜', 10_080],
    ['兩小時後', 120],
    ['一小時三十分', 90],
  ] as const) {
    it(`is read as it is said: ${said}`, () => assert.equal(readDuration(said), minutes * 60_000));
  }

  for (const said of [
    '',
    '8',
    'h',
    '-1h',
    '0h',
    '8h and a half',
    'two',
    'an owl',
    '1h1h',
    '兩',
    '小時',
    '明天',
  ]) {
    it(`is none: ${JSON.stringify(said)}`, () => assert.equal(readDuration(said), undefined));
  }
});

describe('a moment to come', () => {
  for (const [said, wall] of [
    ['until tomorrow 9', '2026-11-24T09:00'],
    ['until tomorrow at 9', '2026-11-24T09:00'],
    ['tomorrow 9:30', '2026-11-24T09:30'],
    ['until tomorrow', '2026-11-24T00:00'],
    ['until monday', '2026-11-30T00:00'],
    ['till friday noon', '2026-11-27T12:00'],
    ['until 5pm', '2026-11-24T17:00'],
    ['until 17:00', '2026-11-24T17:00'],
    ['until 9', '2026-11-24T09:00'],
    ['until midnight', '2026-11-24T00:00'],
    ['until the end of the day', '2026-11-24T00:00'],
    ['until nov 25', '2026-11-25T00:00'],
    ['until 2026-11-25', '2026-11-25T00:00'],
    ['明天早上九點', '2026-11-24T09:00'],
    ['到明天早上9點', '2026-11-24T09:00'],
    ['到明天早上九點為止', '2026-11-24T09:00'],
    ['直到星期五', '2026-11-27T00:00'],
    ['下星期一上午八點', '2026-11-30T08:00'],
    ['後天中午', '2026-11-25T12:00'],
    ['到下午三點半', '2026-11-24T15:30'],
    ['11月25日', '2026-11-25T00:00'],
  ] as const) {
    it(`is read by the clock of whoever says it: ${said}`, () => {
      assert.deepEqual(readMoment(said, here), taipei(wall));
    });
  }

  for (const said of [
    '',
    '9',
    'until',
    'yesterday',
    'until yesterday',
    'soon',
    'for ever',
    'tomorrow maybe',
    '-1h',
    '今天早上',
    '昨天',
    '永遠',
  ]) {
    it(`is none: ${JSON.stringify(said)}`, () => assert.equal(readMoment(said, here), undefined));
  }

  it('is what the clock on the wall shows then, in every zone and around each change of the clocks', () => {
    const zones = [
      'UTC',
      'Asia/Taipei',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    ];
    const times = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    // Between two and four the clocks may skip what was said.
    const hours = fc.integer({ min: 5, max: 23 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), times, hours, (timeZone, at, hour) => {
        const moment = readMoment(`tomorrow ${hour}:00`, { at, timeZone });
        const shown = (date: Date) =>
          new Intl.DateTimeFormat('en-CA', {
            timeZone,
            dateStyle: 'short',
            timeStyle: 'short',
            hourCycle: 'h23',
          }).format(date);
        assert.match(shown(moment ?? assert.fail()), new RegExp(` 0?${hour}:00$`));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a moment that is over', () => {
  for (const [said, wall] of [
    ['yesterday', '2026-11-22T00:00'],
    ['since yesterday', '2026-11-22T00:00'],
    ['today', '2026-11-23T00:00'],
    ['since friday', '2026-11-20T00:00'],
    ['since 9:00', '2026-11-23T09:00'],
    ['since nov 20', '2026-11-20T00:00'],
    ['昨天', '2026-11-22T00:00'],
    ['從昨天', '2026-11-22T00:00'],
    ['星期五以來', '2026-11-20T00:00'],
  ] as const) {
    it(`is read: ${said}`, () => assert.deepEqual(readPast(said, here), taipei(wall)));
  }

  it('is none where nothing is said of it', () => {
    for (const said of ['', 'alice', 'tomorrow', 'never'])
      assert.equal(readPast(said, here), undefined);
  });
});
