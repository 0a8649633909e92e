import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change } from '../../src/domain/changes/change.js';
import { PersonFailure } from '../../src/domain/failure.js';
import type { Person } from '../../src/domain/people/person.js';
import { type Role, roles } from '../../src/domain/people/role.js';
import { sandboxPeople } from '../../src/sandbox/people.js';
import type { ChangeBench } from './change-bench.js';
import { type Actor, actors, type ChangeModel, hour, type ModelChange } from './change-model.js';
import { type TenantExchange, writesOf } from './tenant-exchange.js';

/** The bot's own parts, over a real database and the simulated tenant. */
export interface RealChanges {
  readonly bench: ChangeBench;
  readonly exchange: TenantExchange;
  readonly mailbox: string;
  readonly newDeviceId: () => string;
  readonly clock: { now: number };
}

type Command = fc.AsyncCommand<ChangeModel, RealChanges>;

/** Whoever asks says that they are an admin: only the directory is believed. */
const claiming = (name: Actor): Person => ({
  ...{ objectId: name, name, userPrincipalName: '', mail: null, role: 'admin', groups: [] },
});

/** @returns whether it was granted; a refusal has to be the person's */
async function isGranted(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    assert.ok(error instanceof PersonFailure, String(error));
    return false;
  }
}

/** The record of each change is as the model has it, and its cmdlet ran once or never. */
async function compare(model: ChangeModel, { bench, exchange }: RealChanges): Promise<void> {
  const written = writesOf(exchange.tenant).filter(({ identity }) =>
    identity.includes(sandboxPeople.servicePrincipal.displayName),
  );
  for (const change of model.changes) {
    const real = await bench.store.changes.get(change.id);
    assert.equal(real?.state, change.state, JSON.stringify(real?.decisions));
    const ran = written.filter((entry) => JSON.stringify(entry).includes(`"${change.deviceId}"`));
    assert.equal(ran.length, change.state === 'done' ? 1 : 0, JSON.stringify(real));
  }
}

const command = (
  shown: string,
  run: (model: ChangeModel, real: RealChanges) => Promise<void>,
): Command => ({
  check: () => true,
  run: async (model, real) => {
    await run(model, real);
    await compare(model, real);
  },
  toString: () => shown,
});

type Act = 'request' | 'approve' | 'reject' | 'breakGlass' | 'withdraw';
const acts: {
  readonly [A in Act]: (bench: ChangeBench, id: string, by: Actor) => Promise<Change>;
} = {
  request: ({ desk }, id, by) => desk.request(id, claiming(by)),
  approve: ({ desk }, id, by) => desk.decide(id, claiming(by), 'approve', ''),
  reject: ({ desk }, id, by) => desk.decide(id, claiming(by), 'reject', 'no'),
  breakGlass: ({ desk }, id, by) => desk.breakGlass(id, claiming(by), 'now'),
  withdraw: ({ desk }, id, by) => desk.withdraw(id, claiming(by)),
};

const drafted = (by: Actor, isAsked: boolean): Command =>
  command(
    `draft by ${by}${isAsked ? ', asked for' : ''}`,
    async (model, { bench, mailbox, newDeviceId }) => {
      const deviceId = newDeviceId();
      const asked = { person: claiming(by), conversationId: `a:${by}` };
      const device = { action: 'allow', mailbox, deviceId, shown: deviceId } as const;
      const { id } = await bench.planning.draftDevice(asked, device);
      model.draft(by, id, deviceId);
      const [draft] = model.changes.slice(-1);
      if (!isAsked || !draft) return;
      const granted = await isGranted(bench.desk.request(id, claiming(by)));
      assert.equal(granted, model.request(draft, by));
    },
  );

/** Counted from the newest. */
const chosen = (model: ChangeModel, which: number): ModelChange | undefined =>
  model.changes.at(-1 - (which % Math.max(1, model.changes.length)));

/** Refused decisions are written down; a request that is refused changes nothing and is not. */
const isWritten = (act: Act): boolean => act !== 'request';

const acted = (act: Act, by: Actor, which: number): Command =>
  command(`${act} of ${which} by ${by}`, async (model, { bench }) => {
    const change = chosen(model, which);
    if (!change) return;
    const expected = model[act](change, by);
    const granted = await isGranted(acts[act](bench, change.id, by));
    assert.equal(granted, expected, `${act} by ${by}`);
    if (!expected && isWritten(act)) {
      const [newest] = await bench.store.audit.latest(1);
      const { what, changeId, person } = newest ?? {};
      assert.deepEqual([what, changeId, person?.objectId], ['change.refused', change.id, by]);
    }
  });

const given = (to: Actor, role: Role | undefined | 'gone'): Command =>
  command(`${to} is ${role}`, async (model, { bench }) => {
    if (role === 'gone') {
      model.roles.delete(to);
      bench.people.leaves(to);
    } else {
      model.roles.set(to, role);
      bench.people.is(to, role);
    }
  });

const passed = (hours: number): Command =>
  command(`${hours} h later`, async (model, { clock }) => {
    model.now += hours * hour;
    clock.now = model.now;
  });

const drifted = (which: number): Command =>
  command(`drift of ${which}`, async (model, { exchange, mailbox }) => {
    const change = chosen(model, which);
    if (!change || change.isDrifted || change.state === 'done') return;
    change.isDrifted = true;
    const { tenant } = exchange;
    const add = { '@odata.type': '#Exchange.GenericHashTable', add: [change.deviceId] };
    tenant.run(tenant.idOf('grace@contoso.com') ?? '', 'Set-CASMailbox', {
      Identity: mailbox,
      ActiveSyncAllowedDeviceIDs: add,
    });
  });

const ticked = command('the bot goes on', async (model, { bench }) => {
  await bench.desk.expireDue();
  await bench.runner.runApproved();
  model.tick();
});

const approver = fc.constantFrom<Actor>('bob', 'carol', 'grace');
const actor = fc.constantFrom(...actors);
const which = fc.constantFrom(0, 0, 0, 1, 2, 5);
const act = fc.constantFrom(...(Object.keys(acts) as Act[]));

/** Anything that anybody may try, in any order; nearly always by people who are there. */
export const anyCommands = fc.commands(
  [
    fc
      .tuple(fc.constantFrom<Actor>('alice', 'bob', 'grace'), fc.boolean())
      .map(([by, isAsked]) => drafted(by, isAsked)),
    fc.tuple(act, actor, which).map(([one, by, at]) => acted(one, by, at)),
    fc.tuple(actor, which).map(([by, at]) => acted('request', by, at)),
    fc.tuple(actor, which).map(([by, at]) => acted('approve', by, at)),
    fc.tuple(approver, which).map(([by, at]) => acted('approve', by, at)),
    fc.tuple(approver, fc.constant(0)).map(([by, at]) => acted('approve', by, at)),
    fc
      .tuple(actor, fc.constantFrom(...roles, undefined, 'gone' as const))
      .map(([to, role]) => given(to, role)),
    fc.constantFrom(0.1, 0.1, 0.5, 3, 25).map(passed),
    which.map(drifted),
    fc.constant(ticked),
    fc.constant(ticked),
  ],
  { maxCommands: 60, size: 'max' },
);
