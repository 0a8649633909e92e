import assert from 'node:assert/strict';
import { join } from 'node:path';
import { TenantFailure } from '../../../src/domain/failure.js';
import type { Person } from '../../../src/domain/people/person.js';
import type { HeldSignIn, PersonTokens } from '../../../src/domain/ports/person-tokens.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { SignInDesk } from '../../../src/domain/sign-in/sign-in-desk.js';
import {
  SignInDemanded,
  SignInNeeded,
  TokenRefused,
} from '../../../src/domain/sign-in/sign-in-failures.js';
import { openSqliteStore } from '../../../src/storage/sqlite-store.js';
import { tempFolder } from '../../support/temp-folder.js';

const minute = 60_000;

/** Takes every token but those that it is told a reason for. */
class MemoryTokens implements PersonTokens {
  readonly reasons = new Map<string, Error>();
  private readonly all = new Map<string, HeldSignIn>();

  constructor(private readonly clock: () => Date) {}

  async accept(personId: string, token: string): Promise<void> {
    const reason = this.reasons.get(token);
    if (reason) throw reason;
    const since = this.clock();
    this.all.set(personId, { since, until: new Date(since.getTime() + 60 * minute) });
  }

  held(personId: string): HeldSignIn | undefined {
    return this.all.get(personId);
  }

  forget(personId: string): void {
    this.all.delete(personId);
  }
}

describe('the sign-in desk', () => {
  const folder = tempFolder();
  let store: Store;
  let now: Date;
  let ids = 0;
  let roles: { [personId: string]: Person['role'] };
  const clock = (): Date => now;
  before(async () => {
    store = await openSqliteStore({ file: join(folder.path, 'bot.sqlite') });
  });
  beforeEach(() => {
    now = new Date('2026-11-25T12:00:00Z');
    roles = { alice: 'operator', bob: 'viewer', eve: undefined };
  });
  after(async () => {
    await store.close();
    folder.remove();
  });

  /** A desk of one process; all share the Store. */
  const process = () => {
    const tokens = new MemoryTokens(clock);
    const person = async (objectId: string): Promise<Person> => ({
      objectId,
      name: objectId,
      userPrincipalName: `${objectId}@contoso.com`,
      mail: null,
      role: roles[objectId],
      groups: [],
    });
    const newSecret = (): string => `sign-in-${++ids}`;
    return {
      tokens,
      desk: new SignInDesk({ store, tokens, people: { person }, clock, newSecret }),
    };
  };

  it('goes on with what was asked once, however many clients and processes send a token', async () => {
    const [one, other] = [process(), process()];
    const { id } = await one.desk.begin('alice', 'what was asked');
    const exchanges = [1, 2, 3, 4].map((client) =>
      (client % 2 ? one : other).desk.exchange({ id, personId: 'alice', token: `token ${client}` }),
    );
    const done = await Promise.all(exchanges);
    assert.deepEqual(new Set(done.map(({ kind }) => kind)), new Set(['accepted']));
    const goers = done.filter((each) => each.kind === 'accepted' && each.goOn);
    assert.deepEqual(goers, [{ kind: 'accepted', goOn: true, asked: 'what was asked' }]);
    await one.desk.assertSignedIn('alice');
  });

  it('knows a sign-in only by the person who was asked for it, and for an hour', async () => {
    const { desk } = process();
    const { id } = await desk.begin('alice', 'asked');
    const by = (personId: string) => desk.exchange({ id, personId, token: 'token' });
    assert.deepEqual(await by('bob'), { kind: 'unknown' });
    assert.equal(await desk.find(id, 'bob'), undefined);
    const made = { id: 'made up', personId: 'alice', token: 'token' };
    assert.deepEqual(await desk.exchange(made), { kind: 'unknown' });
    now = new Date(now.getTime() + 60 * minute);
    assert.deepEqual(await by('alice'), { kind: 'unknown' });
    assert.equal(await desk.current('alice'), undefined);
  });

  it('takes no token of somebody without a role, whatever they were asked before', async () => {
    const { desk, tokens } = process();
    const { id } = await desk.begin('bob', 'asked');
    roles['bob'] = undefined;
    assert.deepEqual(await desk.exchange({ id, personId: 'bob', token: 'token' }), {
      kind: 'unknown',
    });
    assert.equal(tokens.held('bob'), undefined);
  });

  it('keeps what Entra demands for the page, and the sign-in for another attempt', async () => {
    const { desk, tokens } = process();
    tokens.reasons.set('weak', new SignInDemanded('interaction', '{"claims":1}'));
    const { id } = await desk.begin('alice', 'asked');
    const refused = await desk.exchange({ id, personId: 'alice', token: 'weak' });
    assert.deepEqual(refused, { kind: 'demanded', why: 'interaction' });
    assert.equal((await desk.find(id))?.claims, '{"claims":1}');
    const taken = await desk.exchange({ id, personId: 'alice', token: 'strong' });
    assert.deepEqual(taken, { kind: 'accepted', goOn: true, asked: 'asked' });
  });

  it('writes down whose token was not theirs, without the token; a late one is no offence', async () => {
    const { desk, tokens } = process();
    for (const flaw of ['tenant', 'person', 'time'] as const) {
      tokens.reasons.set(flaw, new TokenRefused(flaw));
      const { id } = await desk.begin('alice', 'asked');
      const refused = await desk.exchange({ id, personId: 'alice', token: flaw });
      assert.deepEqual(refused, { kind: 'refused' });
    }
    const noted = (await store.audit.latest(10)).filter(({ what }) => what === 'signIn.refused');
    assert.deepEqual(
      noted.map(({ detail, person }) => [detail['flaw'], person?.objectId]),
      [
        ['person', 'alice'],
        ['tenant', 'alice'],
      ],
    );
  });

  it('tells a failure of the authority as such', async () => {
    const { desk, tokens } = process();
    const failure = new TenantFailure('authority', 'unreachable');
    tokens.reasons.set('token', failure);
    const { id } = await desk.begin('alice', 'asked');
    const failed = await desk.exchange({ id, personId: 'alice', token: 'token' });
    assert.deepEqual(failed, { kind: 'failed', failure });
  });

  it('ends a sign-in in every process when the person signs out in one, until they sign in again', async () => {
    const [one, other] = [process(), process()];
    const signIn = async ({ desk }: typeof one, personId: string): Promise<void> => {
      const { id } = await desk.begin(personId, 'asked');
      await desk.exchange({ id, personId, token: 'token' });
    };
    for (const each of [one, other]) await signIn(each, 'alice');
    await signIn(other, 'bob');
    now = new Date(now.getTime() + minute);
    await one.desk.signOut('alice');
    assert.equal(one.tokens.held('alice'), undefined, 'at once');
    for (const { desk } of [one, other]) {
      await assert.rejects(desk.assertSignedIn('alice'), SignInNeeded);
    }
    assert.equal(other.tokens.held('alice'), undefined, 'the tokens are gone too');
    await other.desk.assertSignedIn('bob');
    now = new Date(now.getTime() + minute);
    await signIn(other, 'alice');
    await other.desk.assertSignedIn('alice');
  });
});
