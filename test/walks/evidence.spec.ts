import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { randomOf } from '../support/random.js';
import { approvals, SetupStory } from '../support/setup-story.js';
import { tempFolder } from '../support/temp-folder.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const script = fileURLToPath(new URL('../../scripts/verify-evidence.mjs', import.meta.url));

type Json = { [name: string]: unknown };

const forgeries = 120;

/** Alters one thing somewhere in a file, or takes it out, doubles it, or puts another beside it. */
function alterSomewhere(root: Json, random: () => number, path = ''): string {
  const names = Object.keys(root);
  const name = names[Math.floor(random() * names.length)] ?? '';
  const value = root[name];
  const here = `${path}/${name}`;
  if (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length > 0 &&
    random() < 0.75
  ) {
    return alterSomewhere(value as Json, random, here);
  }
  const dice = Math.floor(random() * 4);
  if (Array.isArray(root)) {
    if (dice === 0) root.splice(Number(name), 1);
    else if (dice === 1) root.splice(Number(name), 0, structuredClone(value));
    else if (dice === 2) root.reverse();
    else root[Number(name)] = alteredValue(value);
  } else if (dice === 0) delete root[name];
  else if (dice === 1) root[`${name}2`] = structuredClone(value);
  else root[name] = alteredValue(value);
  return here;
}

function alteredValue(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return value === '' ? 'x' : `${value.slice(0, -1)}~`;
  return 'another';
}

/** Entries about nothing, chained as the bot chains them. */
function appendEntries(database: Database.Database, count: number): void {
  const last = database
    .prepare('select number, hash from audit order by number desc limit 1')
    .get() as { number: number; hash: string };
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const insert = database.prepare(
    'insert into audit (number, body, hash, change_id) values (?, ?, ?, null)',
  );
  const at = '2026-12-01T00:00:00.000Z';
  const content = sha256(JSON.stringify([at, 'log.level', null, null, {}]));
  database.exec('begin');
  let { number, hash: previous } = last;
  for (let index = 0; index < count; index += 1) {
    number += 1;
    const hash = sha256(`${number}\n${previous}\n${content}`);
    insert.run(
      number,
      JSON.stringify({ at, what: 'log.level', detail: {}, number, previous }),
      hash,
    );
    previous = hash;
  }
  database.exec('commit');
}

describe('the evidence of a change', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  const checkpoints = join(folder.path, 'checkpoints.jsonl');
  let walk: Walk;
  let id: string;
  let links: readonly string[];
  before(async () => {
    walk = await startWalk({ AUDIT_CHECKPOINTS: checkpoints });
    const story = new SetupStory(walk);
    for (const person of ['alice', 'bob', 'grace']) await walk.open(person);
    ({ id } = await story.requested());
    const card = await story.until('bob', approvals, /Waiting for approval/);
    await walk.press('bob', card, 'approve.press', { change: id });
    await story.until('alice', 'a:personal-alice', /Done, and checked afterwards/);
    const exported = await walk.say('grace', `audit export ${id}`);
    links = JSON.stringify(exported.card).match(/http[^"]+evidence[^"]+/g) ?? [];
  });
  after(async () => {
    await walk.stop();
    folder.remove();
  });

  const evidence = async (): Promise<Json> =>
    (await (await fetch(links.find((link) => link.endsWith('.json')) ?? '')).json()) as Json;

  /** What the script says of a file of evidence. */
  function verified(json: unknown, kept = checkpoints): { code: number | null; said: string } {
    const file = join(folder.path, 'evidence.json');
    writeFileSync(file, JSON.stringify(json));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, kept], {
      encoding: 'utf8',
    });
    return { code: status, said: stdout + stderr };
  }

  it('is for administrators, and for a change that there is', async () => {
    assert.match(shownIn(await walk.say('alice', `audit export ${id}`)), /needs the role/);
    assert.match(shownIn(await walk.say('grace', 'audit export ZZZZZZ')), /no change/);
    assert.match(shownIn(await walk.say('grace', 'audit nonsense')), /Say it as in/);
  });

  it('has the request, the approver, the exact cmdlets, and the values before and after', async () => {
    const { change, chain } = (await evidence()) as { change: Json; chain: Json[] };
    assert.equal(change['id'], id);
    assert.equal(chain.filter(({ event }) => event).length >= 5, true);
    const page = await (await fetch(links.find((link) => link.endsWith('.html')) ?? '')).text();
    for (const word of [
      'Bob Chen',
      'Alice Lin',
      'Set-ActiveSyncOrganizationSettings',
      'Quarantine',
      'New phones',
      'change.approved',
    ]) {
      assert.ok(page.includes(word), word);
    }
    assert.doesNotMatch(page, /<script|src=|href=/);
  });

  it('is given to nobody without a ticket', async () => {
    const [link = ''] = links;
    for (const path of [
      link.replace(/[\w-]{20,}\./, `${'A'.repeat(43)}.`),
      link.replace('.html', '.exe'),
      link.replace(/\/evidence.*/, '/evidence/../healthz/x'),
    ]) {
      assert.equal((await fetch(path)).status, 404, path);
    }
  });

  it('is found to be whole by who has only the file and the checkpoints', async () => {
    const { code, said } = verified(await evidence());
    assert.equal(code, 0, said);
    assert.match(said, /is genuine/);
  });

  for (const [what, tamper, expected] of [
    [
      'an altered entry',
      (e: Json) => Object.assign(eventsIn(e)[1] ?? {}, { at: '2020-01-01T00:00:00.000Z' }),
      /altered/,
    ],
    ['an entry that is gone', (e: Json) => (e['chain'] as Json[]).splice(2, 1), /missing|broken/],
    [
      'an entry that was put in',
      (e: Json) => (e['chain'] as Json[]).splice(2, 0, { ...(e['chain'] as Json[])[1] }),
      /missing|broken/,
    ],
    ['entries in another order', (e: Json) => (e['chain'] as Json[]).reverse(), /missing|broken/],
    ['an end that is cut', (e: Json) => (e['chain'] as Json[]).splice(-2), /No checkpoint covers/],
    [
      'a hash that was altered',
      (e: Json) => Object.assign((e['chain'] as Json[]).at(-1) ?? {}, { hash: 'f'.repeat(64) }),
      /^Entry \d+ was altered/m,
    ],
    [
      'a chain that was computed anew from end to end',
      computeAnew,
      /not agree with its checkpoint/,
    ],
    [
      'a plan that was altered',
      (e: Json) => Object.assign(e['change'] as Json, { account: 'eve@contoso.com' }),
      /plan/,
    ],
    [
      'an approver who was put in',
      (e: Json) =>
        ((e['change'] as Json)['decisions'] as Json[]).push({
          person: { objectId: 'x', name: 'Eve' },
          decision: 'approve',
          reason: '',
          at: new Date().toISOString(),
        }),
      /Decisions: the record and the audit differ/,
    ],
  ] as const) {
    it(`shows ${what}`, async () => {
      const tampered = await evidence();
      tamper(tampered);
      const { code, said } = verified(tampered);
      assert.equal(code, 1, said);
      assert.match(said, expected);
    });
  }

  it('refuses whatever a forger alters, takes out, puts in or tells twice', async () => {
    const genuine = await evidence();
    for (let seed = 1; seed <= forgeries; seed += 1) {
      const random = randomOf(seed);
      const forged = structuredClone(genuine);
      const what = alterSomewhere(forged, random);
      if (JSON.stringify(forged) === JSON.stringify(genuine)) continue;
      const { code, said } = verified(forged);
      // Of a file of another format nothing is said at all.
      assert.ok(code === 1 || (what === '/format' && code === 3), `seed ${seed}, ${what}: ${said}`);
    }
  });

  it('refuses what a forger signs with a key of their own', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const forged = await evidence();
    forged['publicKey'] = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    delete forged['signature'];
    const signature = sign(null, Buffer.from(JSON.stringify(forged)), privateKey);
    const { code, said } = verified({ ...forged, signature: signature.toString('base64') });
    assert.equal(code, 1, said);
    assert.match(said, /no genuine signature of the key in the file/);
  });

  it('refuses a fact that is told twice, which readers may read either way', async () => {
    const file = join(folder.path, 'twice.json');
    const text = JSON.stringify(await evidence());
    writeFileSync(file, text.replace('"state":"done"', '"state":"failed","state":"done"'));
    const { status, stderr } = spawnSync(process.execPath, [script, file, checkpoints], {
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /fields twice/);
  });

  const insiders: { readonly [what: string]: (change: Json) => void } = {
    'its state': (change) => Object.assign(change, { state: 'failed' }),
    'who requested it': (change) =>
      Object.assign(change['requester'] as Json, { name: 'Carol Wu' }),
    'its reason': (change) => Object.assign(change, { reason: 'Another' }),
    'when it ended': (change) => Object.assign(change, { endedAt: '2026-01-01T00:00:00.000Z' }),
    'who approved it': (change) =>
      Object.assign((change['decisions'] as Json[])[0]?.['person'] as Json, { name: 'Carol Wu' }),
    'one approval into two': (change) =>
      (change['decisions'] as Json[]).push(
        structuredClone((change['decisions'] as Json[])[0] ?? {}),
      ),
    'what a step did': (change) =>
      Object.assign((change['outcomes'] as Json[])[0] ?? {}, { outcome: 'failed' }),
    'what a step was about': (change) =>
      Object.assign((change['plan'] as Json[])[0] ?? {}, { target: 'something else' }),
    'whom it reached': (change) => Object.assign(change['effect'] as Json, { devices: 0 }),
  };
  for (const [what, alter] of Object.entries(insiders)) {
    it(`shows that somebody altered ${what} in the database before the export`, async () => {
      const database = new Database(join(walk.folder, 'bot.sqlite'));
      const row = database.prepare('select body from changes where id = ?').get(id) as Json;
      const change = JSON.parse(String(row['body']));
      alter(change);
      const put = database.prepare('update changes set body = ? where id = ?');
      put.run(JSON.stringify(change), id);
      try {
        const { code, said } = verified(await evidence());
        assert.equal(code, 1, said);
        assert.match(said, /not the one that the audit vouches for/);
      } finally {
        put.run(String(row['body']), id);
        database.close();
      }
      assert.equal(verified(await evidence()).code, 0);
    });
  }

  for (const [what, files, said] of [
    ['is not there', ['nowhere.json', checkpoints], /can't be read \(ENOENT\)/],
    ['were swapped', [checkpoints, 'evidence.json'], /is no file of evidence/],
    ['is of an earlier format', ['first.json', checkpoints], /format/],
  ] as const) {
    it(`says nothing of the evidence where a file ${what}`, async () => {
      writeFileSync(
        join(folder.path, 'first.json'),
        JSON.stringify({ format: 'exchange-connector-bot/evidence/1' }),
      );
      verified(await evidence());
      const paths = files.map((file) => (file === checkpoints ? file : join(folder.path, file)));
      const { status, stderr } = spawnSync(process.execPath, [script, ...paths], {
        encoding: 'utf8',
      });
      assert.equal(status, 3, stderr);
      assert.match(stderr, said);
    });
  }

  it('shows a checkpoint that somebody else wrote', async () => {
    const lines = readFileSync(checkpoints, 'utf8').trim().split('\n');
    const [first = '{}'] = lines;
    const forged = join(folder.path, 'forged.jsonl');
    writeFileSync(forged, `${JSON.stringify({ ...JSON.parse(first), hash: 'f'.repeat(64) })}\n`);
    const { code, said } = verified(await evidence(), forged);
    assert.equal(code, 1, said);
    assert.match(said, /signature/);
  });

  it('agrees with "audit verify", which compares with the checkpoints too', async () => {
    const said = shownIn(await walk.say('grace', 'audit verify'));
    assert.match(said, /is whole, and agrees with \d+ checkpoint/);
    assert.match(
      shownIn(await walk.say('grace', 'audit last 1h by bob')),
      /Change approved, Bob Chen/,
    );
    assert.doesNotMatch(shownIn(await walk.say('grace', 'audit by bob')), /Alice Lin/);
  });

  it('stays genuine, and as short, however much the audit grows', async () => {
    const before = await evidence();
    const database = new Database(join(walk.folder, 'bot.sqlite'));
    appendEntries(database, 50_000);
    database.close();
    const file = join(folder.path, 'old.json');
    writeFileSync(file, JSON.stringify(before));
    const run = () =>
      spawnSync(process.execPath, [script, file, checkpoints], { encoding: 'utf8' });
    assert.equal(run().status, 0, run().stderr);
    const after = await evidence();
    assert.equal((after['chain'] as Json[]).length, (before['chain'] as Json[]).length);
    const { code, said } = verified(after);
    assert.equal(code, 0, said);
  });
});

const eventsIn = (evidence: Json): Json[] =>
  (evidence['chain'] as Json[]).flatMap(({ event }) => (event ? [event as Json] : []));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Alters an entry as somebody would who may write to the whole database. */
function computeAnew(evidence: Json): void {
  let previous: unknown;
  for (const link of evidence['chain'] as { [name: string]: unknown }[]) {
    const event = link['event'] as { [name: string]: unknown } | undefined;
    if (event) {
      event['at'] = '2020-01-01T00:00:00.000Z';
      const { at, what, person, changeId, detail, follows } = event;
      link['content'] = sha256(
        JSON.stringify([at, what, person ?? null, changeId ?? null, detail, follows]),
      );
    }
    link['previous'] = previous ?? link['previous'];
    link['hash'] = sha256(`${link['number']}\n${link['previous']}\n${link['content']}`);
    previous = link['hash'];
  }
}
