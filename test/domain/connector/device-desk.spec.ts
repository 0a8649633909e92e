import assert from 'node:assert/strict';
import type { CmdletName, Row } from '../../../src/domain/cmdlets/catalogue.js';
import type { CmdletCall } from '../../../src/domain/cmdlets/cmdlet-call.js';
import { DeviceDesk } from '../../../src/domain/connector/device-desk.js';
import { TenantFailure, type TenantFault } from '../../../src/domain/failure.js';

const row = (DeviceId: string, DeviceAccessState: string, mailbox: string, person: string) => ({
  Identity: `${mailbox}\\ExchangeActiveSyncDevices\\EAS§iPhone§${DeviceId}`,
  DeviceId,
  DeviceAccessState,
  DeviceAccessStateReason: 'Global',
  UserDisplayName: person,
  DeviceModel: 'iPhone',
  WhenChangedUTC: '2026-11-25T12:00:00.000Z',
});

const rows = [
  row('A1', 'Allowed', 'ann', "Ann O'Hara"),
  row('B2', 'Quarantined', 'ben', 'Ben Wu'),
  row('B3', 'Quarantined', 'ben', 'Ben Wu'),
];

/** An Exchange with these devices, which takes filters or does not. */
function world(takesFilters: boolean, fault: TenantFault = 'invalid') {
  const filters: (string | undefined)[] = [];
  async function* run<N extends CmdletName>(call: CmdletCall<N>): AsyncIterable<readonly Row<N>[]> {
    const { Filter: filter } = call.parameters as { readonly Filter?: string };
    filters.push(filter);
    if (filter !== undefined && !takesFilters) throw new TenantFailure('exchange', fault);
    const [, name, value] = /^(\w+) -eq '(.*)'$/.exec(filter ?? '') ?? [];
    for (const each of rows as readonly { readonly [name: string]: string }[]) {
      const meant = value?.replaceAll("''", "'").toLowerCase();
      if (name === undefined || each[name]?.toLowerCase() === meant) yield [each as Row<N>];
    }
  }
  const accounts = { find: async () => ({ match: undefined, users: [] }) };
  return { desk: new DeviceDesk({ run }, accounts), filters };
}

const idsOf = (found: readonly { readonly deviceId: string }[]): readonly string[] =>
  found.map(({ deviceId }) => deviceId);

for (const takesFilters of [true, false]) {
  describe(`devices where the tenant ${takesFilters ? 'takes filters' : 'takes no filter'}`, () => {
    it('are found in quarantine', async () => {
      const { desk, filters } = world(takesFilters);
      assert.deepEqual(idsOf(await desk.quarantined()), ['B2', 'B3']);
      const filter = "DeviceAccessState -eq 'Quarantined'";
      assert.deepEqual(filters, takesFilters ? [filter] : [filter, undefined]);
    });

    for (const [said, ids] of [
      ['b3', ['B3']],
      [' Ben Wu ', ['B2', 'B3']],
      ['BEN', ['B2', 'B3']],
      ["Ann O'Hara", ['A1']],
      ["x' -or DeviceId -ne '", []],
    ] as const) {
      it(`are found by "${said}"`, async () => {
        const { desk, filters } = world(takesFilters);
        assert.deepEqual(idsOf((await desk.meant([said])).devices), ids);
        assert.equal(filters[0], `DeviceId -eq '${said.trim().replaceAll("'", "''")}'`);
      });
    }
  });
}

describe('devices', () => {
  it('are not looked through anew where Exchange fails otherwise', async () => {
    const { desk, filters } = world(false, 'unreachable');
    await assert.rejects(desk.quarantined(), { fault: 'unreachable' });
    assert.equal(filters.length, 1);
  });
});
