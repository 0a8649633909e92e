import assert from 'node:assert/strict';
import type { SignIn } from '../../src/domain/ports/sign-in-store.js';
import type { Store } from '../../src/domain/ports/store.js';

const noon = new Date('2026-11-25T12:00:00.000Z');
const later = new Date('2026-11-25T13:00:00.000Z');

const signIn = (id: string, more: Partial<SignIn> = {}): SignIn => ({
  id,
  personId: 'aaaaaaaa-0000-4000-8000-000000000002',
  asked: '{"kind":"text","text":"check permissions"}',
  askedAt: noon,
  claims: undefined,
  ...more,
});

/** What every Store has to do for sign-ins. */
export function signInContract(store: () => Store): void {
  it('keeps a sign-in unchanged, whatever was asked', async () => {
    for (const asked of ['nul \0 in the middle', 'half of a character \ud800', '檢查權限 🎉']) {
      const kept = signIn(`whole ${asked.length}`, { asked });
      await store().signIns.put(kept);
      assert.deepEqual(await store().signIns.get(kept.id), kept);
    }
    assert.equal(await store().signIns.get('made up'), undefined);
  });

  it('lets one of many go on with a sign-in', async () => {
    await store().signIns.put(signIn('once'));
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => store().signIns.claim('once')),
    );
    assert.deepEqual(claims.toSorted(), [...Array(7).fill(false), true]);
    assert.equal(await store().signIns.claim('made up'), false);
  });

  it('keeps what Entra demands', async () => {
    const claims = '{"access_token":{"polids":{"essential":true}}}';
    await store().signIns.put(signIn('demanded'));
    await store().signIns.demand('demanded', claims);
    assert.equal((await store().signIns.get('demanded'))?.claims, claims);
  });

  it('forgets old sign-ins', async () => {
    await store().signIns.put(signIn('old'));
    await store().signIns.put(signIn('new', { askedAt: later }));
    await store().signIns.forgetBefore(later);
    assert.equal(await store().signIns.get('old'), undefined);
    assert.ok(await store().signIns.get('new'));
  });

  it('knows when somebody signed out last', async () => {
    assert.equal(await store().signIns.signedOutAt('somebody'), undefined);
    await store().signIns.signOut('somebody', noon);
    await store().signIns.signOut('somebody', later);
    assert.deepEqual(await store().signIns.signedOutAt('somebody'), later);
    assert.equal(await store().signIns.signedOutAt('somebody else'), undefined);
  });
}
