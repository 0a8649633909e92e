import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { refusalOf } from '../../src/teams/admission.js';
import { teamsMessage, tenantId } from '../support/teams-bot.js';

type Json = { readonly [name: string]: unknown };

const why = (more: Json, isSandbox = false): string | undefined =>
  refusalOf(teamsMessage(more) as unknown as Activity, {
    tenantId,
    serviceUrlHosts: ['smba.trafficmanager.net', 'smba.infra.gov.teams.microsoft.us'],
    isSandbox,
  });

const isIn = (more: Json, isSandbox = false): boolean => why(more, isSandbox) === undefined;

const other = '99999999-9999-4999-8999-999999999999';
const personal = { id: 'a:1', conversationType: 'personal' };

describe('an activity for this bot', () => {
  it('is one of our tenant, from Teams, by somebody whom the directory can know', () =>
    assert.equal(isIn({}), true));

  for (const [name, more] of [
    ['channelId', { channelId: 'emulator' }],
    ['serviceUrl', { serviceUrl: 'https://evil.example/' }],
    ['channelData.tenant.id', { channelData: { tenant: { id: other } } }],
    ['from.aadObjectId', { from: { id: '29:grace' } }],
  ] as const) {
    it(`is told from one that is not by ${name}`, () => assert.ok(why(more)?.includes(name)));
  }

  for (const channelId of ['webchat', 'emulator', 'directline', 'MSTEAMS', 'AseChannel', '']) {
    it(`is none of the channel ${JSON.stringify(channelId)}`, () =>
      assert.equal(isIn({ channelId }), false));
  }

  for (const serviceUrl of [
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/amer/11111111-1111-4111-8111-111111111111/',
    'https://SMBA.TrafficManager.net/teams',
    'https://smba.infra.gov.teams.microsoft.us/gov',
  ]) {
    it(`may be answered at ${serviceUrl}`, () => assert.equal(isIn({ serviceUrl }), true));
  }

  for (const serviceUrl of [
    '',
    'smba.trafficmanager.net',
    'http://smba.trafficmanager.net/emea/',
    'https://evil.example/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/smba.trafficmanager.net',
    'https://user:pw@smba.trafficmanager.net/',
    'https://xsmba.trafficmanager.net/',
    'http://127.0.0.1:4000/',
    'https://169.254.169.254/',
    'file:///etc/passwd',
  ]) {
    it(`is not answered at ${JSON.stringify(serviceUrl)}`, () =>
      assert.equal(isIn({ serviceUrl }), false));
  }

  it('may be answered on this machine in the sandbox, and still nowhere else', () => {
    for (const host of ['127.0.0.1:4000', 'localhost:5', '[::1]:6']) {
      assert.equal(isIn({ serviceUrl: `http://${host}/` }, true), true, host);
      assert.equal(isIn({ serviceUrl: `http://${host}/` }, false), false, host);
    }
    for (const address of [
      'http://127.0.0.1.evil.example/',
      'http://x:y@127.0.0.1/',
      'http://evil.example/',
    ]) {
      assert.equal(isIn({ serviceUrl: address }, true), false, address);
    }
  });

  const tenants: readonly (readonly [string, Json, boolean])[] = [
    [
      'in the conversation',
      { conversation: { ...personal, tenantId }, channelData: undefined },
      true,
    ],
    ['in the data', { conversation: personal }, true],
    ['nowhere', { conversation: personal, channelData: {} }, false],
    [
      'in neither, the data being of another kind',
      { conversation: personal, channelData: { tenant: tenantId } },
      false,
    ],
    ['another in the conversation', { conversation: { ...personal, tenantId: other } }, false],
    ['another in the data', { channelData: { tenant: { id: other } } }, false],
    [
      'another in the data alone',
      { conversation: personal, channelData: { tenant: { id: other } } },
      false,
    ],
    [
      'one that is no text',
      { conversation: personal, channelData: { tenant: { id: [tenantId] } } },
      false,
    ],
    ['an empty one', { conversation: { ...personal, tenantId: '' } }, false],
    [
      'another of the sender',
      { from: { id: '29:grace', aadObjectId: other, tenantId: other } },
      false,
    ],
    [
      'another of the team',
      { channelData: { tenant: { id: tenantId }, team: { tenantId: other } } },
      false,
    ],
    [
      'another deep in the data',
      { channelData: { tenant: { id: tenantId }, channel: { host: { tenant: { id: other } } } } },
      false,
    ],
    ['another of the recipient', { recipient: { id: '28:bot', tenantId: other } }, false],
    [
      'ours everywhere',
      {
        channelData: { tenant: { id: tenantId }, team: { tenantId } },
        from: { id: '29:grace', aadObjectId: other, tenantId },
      },
      true,
    ],
    [
      'another of somebody who is added',
      { membersAdded: [{ id: '29:guest', tenantId: other }] },
      true,
    ],
  ];
  it('is of our tenant in whatever case its id is written', () => {
    const ours = 'abcdefab-1111-4111-8111-abcdefabcdef';
    const id = ours.toUpperCase();
    const named = { conversation: { ...personal, tenantId: id }, channelData: { tenant: { id } } };
    const options = {
      tenantId: ours,
      serviceUrlHosts: ['smba.trafficmanager.net'],
      isSandbox: false,
    };
    assert.equal(refusalOf(teamsMessage(named) as unknown as Activity, options), undefined);
  });

  for (const [where, more, isOurs] of tenants) {
    it(`is ${isOurs ? 'of our tenant' : 'refused'} when the tenant is named ${where}`, () =>
      assert.equal(isIn(more), isOurs));
  }

  for (const aadObjectId of [
    undefined,
    null,
    '',
    'grace@contoso.com',
    '*',
    `${other}0`,
    '29:grace',
  ]) {
    it(`says nothing as ${JSON.stringify(aadObjectId)}`, () => {
      for (const type of ['message', 'invoke']) {
        assert.equal(isIn({ type, from: { id: '29:x', aadObjectId } }), false, type);
      }
      assert.equal(isIn({ type: 'conversationUpdate', from: { id: '29:x', aadObjectId } }), true);
    });
  }
});
