import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { approvals, SetupStory } from '../support/setup-story.js';
import { tempFolder } from '../support/temp-folder.js';
import { shownIn, startWalk, type Walk } from '../support/walk.js';

const script = fileURLToPath(new URL('../../scripts/verify-evidence.mjs', import.meta.url));

type Json = { [name: string]: unknown };

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
    assert.match(said, /whole/);
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
    ['an end that is cut', (e: Json) => (e['chain'] as Json[]).splice(-2), /The end is cut off/],
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
      /decision/,
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
      const { at, what, person, changeId, detail } = event;
      link['content'] = sha256(
        JSON.stringify([at, what, person ?? null, changeId ?? null, detail]),
      );
    }
    link['previous'] = previous ?? link['previous'];
    link['hash'] = sha256(`${link['number']}\n${link['previous']}\n${link['content']}`);
    previous = link['hash'];
  }
}
