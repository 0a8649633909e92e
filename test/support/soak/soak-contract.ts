import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { botEnvironment } from '../../../src/sandbox/bot-environment.js';
import { type Sandbox, serveSandbox } from '../../../src/sandbox/serve-sandbox.js';
import { shareKeys, useSharedKeys } from '../shared-keys.js';
import { tempFolder } from '../temp-folder.js';
import { assertFlat, inWords, type Reading } from './assert-flat.js';
import type { RowCounts, Rows } from './row-counts.js';
import { SoakDays } from './soak-days.js';
import { bundleSoaked, SoakedBot } from './soaked-bot.js';

/** Where the bot keeps its rows. */
export interface SoakPlace {
  /** Settings of the bot that name it. */
  readonly environment: (folder: string) => { readonly [name: string]: string };
  readonly rows: (folder: string) => Promise<Rows>;
  /** How many connections to the database may be open at one moment and closed at another. */
  readonly connections: number;
}

/** How long each part of a soak is: the first is not measured, the others are compared. */
export interface SoakLength {
  readonly parts: number;
  /** Days in a part, and how long a part is at least, in milliseconds. */
  readonly days: number;
  readonly partMs: number;
}

/** A connection that was closed at the other end is gone by then. */
const calmMs = 1500;
const patienceMs = 30_000;

const dayMs = 24 * 60 * 60 * 1000;

/** Makes what is left over so old that nobody wants it. */
const aged: readonly string[] = [
  `update seen_activities set seen_at = seen_at - ${3 * dayMs}`,
  `update tickets set until = until - ${30 * dayMs}`,
  `update posted_cards set posted_at = posted_at - ${91 * dayMs}`,
  `update paces set newest = newest - ${dayMs}`,
];

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`not in ${patienceMs / 1000} s: ${what}`);
    await sleep(100);
  }
}

class Soak {
  private readonly days: SoakDays;
  private file = '';
  private bot: SoakedBot | undefined;
  private rows: Rows | undefined;

  private constructor(
    private readonly place: SoakPlace,
    private readonly folder: ReturnType<typeof tempFolder>,
    private readonly sandbox: Sandbox,
  ) {
    this.days = new SoakDays(
      sandbox,
      () => this.running().url,
      () => this.told(),
    );
  }

  static async open(place: SoakPlace): Promise<Soak> {
    const folder = tempFolder();
    useSharedKeys(folder.path);
    // Nobody types in the page: the sandbox need not find the bot.
    const botUrl = (): string => 'http://127.0.0.1:9/';
    const options = { dataDir: folder.path, port: 0, botUrl, pageFolder: folder.path };
    const sandbox = await serveSandbox(options);
    shareKeys(folder.path);
    return new Soak(place, folder, sandbox);
  }

  async begin(): Promise<void> {
    this.file = await bundleSoaked();
    await this.start();
    this.rows = await this.place.rows(this.folder.path);
    await this.days.begin();
  }

  /** Passes some days. */
  async pass({ days, partMs }: Omit<SoakLength, 'parts'>): Promise<void> {
    const end = Date.now() + partMs;
    let passed = 0;
    await this.days.pass(() => {
      passed += 1;
      return passed >= days && Date.now() >= end;
    });
  }

  /** Passes some days, waits for quiet, and looks. */
  async part(length: SoakLength): Promise<Reading> {
    await this.pass(length);
    return this.quiet();
  }

  /** Some months later nobody wants what is left over; the bot that starts then forgets it. */
  async forgets(): Promise<void> {
    assert.equal(await this.running().stop(), 0);
    for (const statement of aged) await this.rows?.run(statement);
    await this.start();
    await until('the left over rows are gone', async () => {
      const { tickets, posted_cards: cards, seen_activities: seen = 99 } = await this.counted();
      return tickets === 0 && cards === 0 && seen < 10;
    });
  }

  async end(): Promise<void> {
    await this.bot?.stop();
    await this.rows?.close();
    await this.sandbox.close();
    this.folder.remove();
  }

  private async start(): Promise<void> {
    const { path } = this.folder;
    const own = { ...process.env, LOG_LEVEL: 'error', DATA_DIR: path };
    this.bot = await SoakedBot.start(this.file, (port) =>
      botEnvironment({ ...own, ...this.place.environment(path) }, this.sandbox.url, port),
    );
  }

  private told(): Promise<void> {
    return until('all is told', async () => {
      const { outbox, leases } = await this.counted();
      return outbox === 0 && leases === 0;
    });
  }

  /** All is told, and idle connections are closed. */
  private async quiet(): Promise<Reading> {
    await this.told();
    await this.untilIdle();
    const held = await this.running().held();
    const reading = { held, rows: await this.counted(), turns: this.days.turns };
    if (process.env['SOAK_TELLS']) process.stdout.write(`${inWords(reading)}\n`);
    return reading;
  }

  /** Idle connections are closed, and none has been opened since. */
  private async untilIdle(): Promise<void> {
    let [files, since] = [-1, Date.now()];
    await until('nothing is opened or closed', async () => {
      this.sandbox.closeIdle();
      const now = await this.running().files();
      if (now !== files) [files, since] = [now, Date.now()];
      return Date.now() - since > calmMs;
    });
  }

  private async counted(): Promise<RowCounts> {
    if (!this.rows) throw new Error('not begun');
    return this.rows.count();
  }

  private running(): SoakedBot {
    if (!this.bot) throw new Error('not begun');
    return this.bot;
  }
}

export function soakContract(place: SoakPlace, length: SoakLength): void {
  let soak: Soak;
  before(async () => {
    soak = await Soak.open(place);
    await soak.begin();
  });
  after(() => soak.end());

  it('holds no more memory, handles, files, processes and rows at the end than before', async () => {
    await soak.pass({ days: 1, partMs: length.partMs / 3 });
    const first = await soak.part(length);
    let last = first;
    for (let part = 1; part < length.parts; part += 1) last = await soak.part(length);
    assert.ok(last.turns > first.turns);
    assertFlat(first, last, place.connections);
  });

  it('forgets what is left over when it starts after some months', () => soak.forgets());
}
