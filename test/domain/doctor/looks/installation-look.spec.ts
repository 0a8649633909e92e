import assert from 'node:assert/strict';
import { installationLook } from '../../../../src/domain/doctor/looks/installation-look.js';
import type { Conversation } from '../../../../src/domain/ports/store.js';
import { doctorNeeds } from '../../../support/doctor-needs.js';

const usual = doctorNeeds();
const seenAt = new Date('2026-11-22T08:00:00Z');

describe('the look at the installation in Teams', () => {
  const look = (newest: Conversation | undefined, publicUrl: string | undefined) => {
    const conversations = { ...usual.store.conversations, newest: async () => newest };
    const store = { ...usual.store, conversations };
    return installationLook(doctorNeeds({ store, place: { publicUrl: () => publicUrl } })).look();
  };

  it('says that Teams never spoke, and installs the package and sets the address', async () => {
    const found = await look(undefined, 'https://door.contoso.com');
    assert.equal(found.verdict, 'failed');
    assert.equal(found.finding, 'installationNone');
    assert.match(
      found.command ?? '',
      /^npm run package\nConnect-MicrosoftTeams\nNew-TeamsApp .*\naz bot update .* --endpoint https:\/\/door\.contoso\.com\/api\/messages$/,
    );
  });

  it('has an example for the address where it is not set', async () => {
    const { command = '' } = await look(undefined, undefined);
    assert.match(command, /--endpoint https:\/\/bot\.contoso\.com\/api\/messages$/);
  });

  it('tells when Teams spoke last', async () => {
    const newest: Conversation = {
      ...{ id: 'a:grace', kind: 'personal', tenantId: 'tenant-1', reference: '{}' },
      ...{ personId: 'grace', seenAt },
    };
    const found = await look(newest, undefined);
    assert.deepEqual([found.finding, found.facts['moment']], ['installationWell', seenAt]);
  });
});
