import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxPeople } from '../../src/sandbox/people.js';
import { sandboxTokens } from '../../test/support/sandbox-tokens.js';
import { type Rows, sqliteRows } from '../../test/support/soak/row-counts.js';
import { Crowd, peopleOf, percentile } from '../support/crowd.js';
import type { Figures } from '../support/figures.js';
import { askOf, setUp } from '../support/set-up.js';
import { Stage } from '../support/stage.js';

const people = 20;

interface Page {
  readonly value: readonly unknown[];
  readonly '@odata.nextLink'?: string;
}

async function pages(url: string, init: RequestInit): Promise<number> {
  let rows = 0;
  for (let next: string | undefined = url; next !== undefined; ) {
    const page = JSON.parse(await (await fetch(next, init)).text()) as Page;
    rows += page.value.length;
    next = page['@odata.nextLink'];
  }
  return rows;
}

/** Milliseconds of reading all pages that a full sync reads of devices, and dropping them. */
async function fetchedAndDropped(sandboxUrl: string): Promise<number> {
  const getToken = sandboxTokens(sandboxUrl);
  const exchange = await getToken('https://outlook.office365.com/.default');
  const graph = await getToken('https://graph.microsoft.com/.default');
  const CmdletInput = { CmdletName: 'Get-MobileDevice', Parameters: { ResultSize: 'Unlimited' } };
  const start = performance.now();
  await pages(`${sandboxUrl}/exchange/adminapi/beta/${sandboxPeople.tenant.id}/InvokeCommand`, {
    method: 'POST',
    body: JSON.stringify({ CmdletInput }),
    headers: {
      authorization: `Bearer ${exchange}`,
      'content-type': 'application/json',
      prefer: 'odata.maxpagesize=1000',
    },
  });
  const managed =
    '/graph/v1.0/deviceManagement/managedDevices?$select=id,easDeviceId,complianceState';
  await pages(`${sandboxUrl}${managed}`, { headers: { authorization: `Bearer ${graph}` } });
  return performance.now() - start;
}

/** The synchronisation with a number, once it has ended. */
async function endOf(rows: Rows, number: number) {
  for (;;) {
    const runs = await rows.ask('select * from sync_runs order by started_at');
    const run = runs[number - 1];
    if (run && run['state'] !== 'running') {
      const ms = Number(run['ended_at']) - Number(run['started_at']);
      return { ms, state: run['state'], read: Number(run['read']) };
    }
    await sleep(200);
  }
}

interface Synced {
  readonly crowd: Crowd;
  readonly alone: number;
  readonly beside: number;
  readonly dropped: number;
  /** Of the bot, when only the first sync was made, and when people talked beside the second. */
  readonly peaksMb: readonly [alone: number, beside: number];
  readonly talkedMs: number;
}

/** Two full syncs: one that only has a setup before it, and one beside twenty people. */
export async function synced(devices: number): Promise<Synced> {
  const stage = await Stage.open({ SANDBOX_DEVICES: String(devices) });
  const speakers = await peopleOf(stage.sandboxUrl, people);
  const viewers = speakers.map(({ objectId }) => objectId).join(',');
  const bot = await stage.bot({ ROLE_VIEWER: viewers, SYNC_STATISTICS: '0' });
  const dropped = [
    await fetchedAndDropped(stage.sandboxUrl),
    await fetchedAndDropped(stage.sandboxUrl),
  ];
  const rows = sqliteRows(`${bot.dataDir}/bot.sqlite`);
  const ask = askOf(bot, stage.sandboxUrl);
  await setUp(ask, rows);
  const first = await endOf(rows, 1);
  const peakAlone = await bot.program.peakMb();
  const crowd = new Crowd(bot.url, speakers);
  let isOver = false;
  const start = performance.now();
  const talking = crowd.talk(() => isOver);
  await ask({ person: 'alice', text: 'sync' });
  const second = await endOf(rows, 2);
  isOver = true;
  await talking;
  const talkedMs = performance.now() - start;
  for (const { state, read } of [first, second]) {
    if (state !== 'done' || read !== devices) throw new Error(`${state}, ${read} devices`);
  }
  const peaksMb = [peakAlone, await bot.program.peakMb()] as const;
  await rows.close();
  await stage.close();
  return {
    ...{ crowd, alone: first.ms, beside: second.ms, peaksMb, talkedMs },
    dropped: Math.min(...dropped),
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** A full sync of 100,000 devices while 20 people use the bot, and what it takes of memory. */
export async function syncUnderLoad(figures: Figures): Promise<void> {
  const small = await synced(10_000);
  const large = await synced(100_000);
  const { crowd, alone, beside, dropped, talkedMs } = large;
  const { answered, error } = crowd.ends;
  if (error > 0) throw new Error(`${error} turns failed`);
  figures.add('the pages of 100,000 devices fetched, parsed and dropped', seconds(dropped));
  const ratio = (ms: number): string => `${seconds(ms)}, ${(ms / dropped).toFixed(2)} of that`;
  figures.add('full sync of 100,000 devices, nobody there', ratio(alone), 'at most 1.50');
  figures.add(`the same while ${people} people talk`, ratio(beside));
  const rate = `${answered} turns, ${((answered * 1000) / talkedMs).toFixed(1)} a second`;
  figures.add('their turns meanwhile', `${rate}, none failed`, 'a turn in the middle answers');
  const waits = [50, 95, 99].map(
    (each) => `p${each} ${percentile(crowd.waits, each).toFixed(0)} ms`,
  );
  figures.add('how long they waited', waits.join(', '));
  const grown = (which: 0 | 1): string => {
    const [most, least] = [large.peaksMb[which], small.peaksMb[which]];
    return `${most.toFixed(0)} MB, with 10,000 ${least.toFixed(0)} MB: ${(most / least).toFixed(2)}`;
  };
  figures.add('peak memory of that sync, nobody there', grown(0), 'at most 1.20');
  figures.add(`peak memory when ${people} people had talked beside one`, grown(1));
}
