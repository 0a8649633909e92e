import assert from 'node:assert/strict';
import type { TenantFailure } from '../../src/domain/failure.js';
import { GraphDirectory } from '../../src/graph/graph-directory.js';
import { type AnswerServer, answerServer } from '../support/answer-server.js';
import { graphOver } from '../support/graph-over.js';
import { Latch } from '../support/latch.js';

const noon = Date.parse('2026-11-23T12:00:00.000Z');
const minute = 60_000;
const unknown = { status: 404, body: { error: { code: 'Request_ResourceNotFound' } } };

const grace = {
  id: 'AAAAAAAA-0000-4000-8000-000000000001',
  displayName: 'Grace Kuo',
  userPrincipalName: 'grace@contoso.com',
  mail: 'Grace.Kuo@contoso.com',
  userType: 'Member',
  accountEnabled: true,
};

const group = (id: string) => ({ '@odata.type': '#microsoft.graph.group', id });

describe('GraphDirectory', () => {
  let server: AnswerServer;
  let directory: GraphDirectory;
  let now = noon;

  before(async () => {
    server = await answerServer();
  });
  beforeEach(() => {
    server.clear();
    now = noon;
    directory = new GraphDirectory(graphOver(server.url), () => new Date(now));
  });
  after(() => server.close());

  const asked = () => server.asked.map(({ url }) => decodeURIComponent(url));

  describe('users by a name', () => {
    const filters = () => asked().map((url) => /\$filter=(.*?)&\$select/.exec(url)?.[1] ?? '');

    it('are found by the whole of it, its words and their first letters, each of them once', async () => {
      server.rest = { body: { value: [grace] } };
      const users = await directory.usersNamed('grace  kuo');
      assert.deepEqual(
        users.map(({ displayName }) => displayName),
        ['Grace Kuo'],
      );
      const [whole = '', words = '', short = ''] = filters();
      assert.match(whole, /^displayName eq 'grace kuo' or /);
      assert.match(words, /startswith\(displayName,'grace'\).*startswith\(surname,'kuo'\)/);
      assert.match(short, /startswith\(givenName,'gra'\)/);
    });

    it('are asked for in filters that Graph takes, whatever the name holds', async () => {
      server.rest = { body: { value: [] } };
      for (const name of [
        "O'Neil",
        'one two three four five six',
        '林知行',
        '🚀',
        "x' or '1' eq '1",
      ]) {
        server.clear();
        server.rest = { body: { value: [] } };
        assert.deepEqual(await directory.usersNamed(name), []);
        for (const filter of filters()) {
          assert.ok((filter.match(/ or /g) ?? []).length < 15 + 2, filter);
          assert.equal(filter.replaceAll("''", '').split("'").length % 2, 1, filter);
        }
      }
    });
  });

  describe('a user', () => {
    it('is found by object id or sign-in name, with ids in lower case', async () => {
      server.rest = { body: grace };
      for (const name of [grace.id, 'GRACE@contoso.com']) {
        const { id, ...rest } = grace;
        assert.deepEqual(await directory.user(name), {
          ...rest,
          objectId: id.toLowerCase(),
        });
      }
    });

    it('is found by address when the name is not known', async () => {
      server.queue.push(unknown, { body: { value: [grace] } });
      const found = await directory.user('grace.kuo@contoso.com');
      assert.equal(found?.userPrincipalName, 'grace@contoso.com');
      const select = '$select=id,displayName,userPrincipalName,mail,userType,accountEnabled';
      assert.deepEqual(asked(), [
        `/v1.0/users/grace.kuo@contoso.com?${select}`,
        `/v1.0/users?$filter=mail eq 'grace.kuo@contoso.com'&${select}`,
      ]);
    });

    it('is nobody when neither is known', async () => {
      server.queue.push(unknown, { body: { value: [] } });
      assert.equal(await directory.user('nobody@contoso.com'), undefined);
    });

    it('is not looked for by address when the name is none', async () => {
      server.queue.push(unknown);
      assert.equal(await directory.user('0000'), undefined);
      assert.equal(server.asked.length, 1);
    });

    it('is nobody when the answer is about somebody else', async () => {
      server.queue.push({ body: grace }, unknown, { body: { value: [grace] } });
      assert.equal(await directory.user('mallory'), undefined);
      assert.equal(await directory.user('mallory@contoso.com'), undefined);
    });

    it('is named in the path and the filter, and breaks out of neither', async () => {
      const name = "o'neill/../me?$x=1#@contoso.com";
      server.queue.push(unknown, { body: { value: [] } });
      await directory.user(name);
      const [byName, byAddress] = server.asked.map(({ url }) => new URL(url, server.url));
      assert.equal(byName?.pathname, `/v1.0/users/${encodeURIComponent(name)}`);
      assert.equal(byAddress?.searchParams.get('$filter'), `mail eq '${name.replace("'", "''")}'`);
    });

    for (const [what, sent, found] of [
      ['a guest who is one', { userType: 'Guest' }, { userType: 'Guest' }],
      ['a member where Graph tells no kind', { userType: null }, { userType: 'Member' }],
      ['disabled', { accountEnabled: false }, { accountEnabled: false }],
      ['without an address', { mail: null }, { mail: null }],
      ['without an address when it is empty', { mail: '' }, { mail: null }],
      ['called by the sign-in name', { displayName: null }, { displayName: 'grace@contoso.com' }],
    ] as const) {
      it(`is ${what}`, async () => {
        server.rest = { body: { ...grace, ...sent } };
        const user = await directory.user(grace.id);
        assert.deepEqual({ ...user, ...found }, user);
      });
    }

    for (const accountEnabled of [null, undefined, 'true']) {
      it(`is unknown, and not disabled, where Graph tells ${accountEnabled} of the account`, async () => {
        server.rest = { body: { ...grace, accountEnabled } };
        await assert.rejects(directory.user(grace.id), (error: unknown) => {
          const { fault, said } = error as TenantFailure;
          return fault === 'accessDenied' && /User\.Read\.All/.test(said ?? '');
        });
      });
    }

    it('is bad data without an id', async () => {
      server.rest = { body: { ...grace, id: 5 } };
      await assert.rejects(directory.user(grace.id), { fault: 'badData' });
    });

    it('is a failure when Graph fails: never nobody', async () => {
      server.rest = { status: 403 };
      await assert.rejects(directory.user(grace.userPrincipalName), { fault: 'accessDenied' });
      assert.equal(server.asked.length, 1);
    });
  });

  describe('memberships', () => {
    it('are groups and roles of every page, and nothing else', async () => {
      const roleTemplateId = 'BBBB';
      server.queue.push(
        {
          body: {
            value: [
              group('AAAA'),
              { '@odata.type': '#microsoft.graph.administrativeUnit', id: 'u' },
            ],
            '@odata.nextLink': `${server.url}/v1.0/users/x/transitiveMemberOf?$skiptoken=2`,
          },
        },
        {
          body: {
            value: [
              group('CCCC'),
              {
                '@odata.type': '#microsoft.graph.directoryRole',
                id: 'r',
                roleTemplateId,
                displayName: 'Exchange Administrator',
              },
            ],
          },
        },
      );
      assert.deepEqual(await directory.memberships('x'), {
        groups: new Set(['aaaa', 'cccc']),
        roles: [{ templateId: 'bbbb', displayName: 'Exchange Administrator' }],
        areRolesHidden: false,
      });
      assert.equal(asked()[0], '/v1.0/users/x/transitiveMemberOf?$top=999');
    });

    it('keep the groups where Graph hides which roles there are, and say so', async () => {
      const hidden = {
        '@odata.type': '#microsoft.graph.directoryRole',
        id: 'r',
        displayName: null,
        roleTemplateId: null,
      };
      server.queue.push({ body: { value: [group('AAAA'), hidden] } });
      assert.deepEqual(await directory.memberships('x'), {
        groups: new Set(['aaaa']),
        roles: [],
        areRolesHidden: true,
      });
      server.queue.push({ body: { value: [group('AAAA'), hidden] } });
      await assert.rejects(directory.applicationRoles('app'), (error: unknown) => {
        const { fault, said } = error as TenantFailure;
        return fault === 'accessDenied' && /RoleManagement\.Read\.Directory/.test(said ?? '');
      });
    });

    it('are a failure when a page is missing', async () => {
      server.queue.push({
        body: {
          value: [group('a')],
          '@odata.nextLink': `${server.url}/v1.0/users/x/transitiveMemberOf?$skiptoken=2`,
        },
      });
      server.rest = { status: 500 };
      await assert.rejects(directory.memberships('x'), { fault: 'serviceError' });
    });
  });

  describe('what it keeps', () => {
    const groupsOf = async (id: string, fresh = false) => [
      ...(await directory.memberships(id, { fresh })).groups,
    ];
    const answers = (...ids: string[]) =>
      server.queue.push(...ids.map((id) => ({ body: { value: [group(id)] } })));

    it('serves for 5 minutes, whatever the case of the id', async () => {
      answers('one', 'two');
      assert.deepEqual(await groupsOf('x'), ['one']);
      now += 5 * minute - 1;
      assert.deepEqual(await groupsOf('X'), ['one']);
      now += 1;
      assert.deepEqual(await groupsOf('x'), ['two']);
    });

    it('serves for no longer when the clock is put back', async () => {
      answers('one', 'two');
      await groupsOf('x');
      now -= 60 * minute;
      assert.deepEqual(await groupsOf('x'), ['two']);
    });

    it('is not taken for who wants it fresh, and is renewed by that', async () => {
      answers('one', 'two');
      await groupsOf('x');
      assert.deepEqual(await groupsOf('x', true), ['two']);
      assert.deepEqual(await groupsOf('x'), ['two']);
    });

    it('is of one person alone', async () => {
      answers('one', 'two');
      await groupsOf('x');
      assert.deepEqual(await groupsOf('y'), ['two']);
    });

    it('is asked for once by several at once', async () => {
      answers('one');
      server.rest = { status: 500 };
      assert.deepEqual(await Promise.all([groupsOf('x'), groupsOf('x')]), [['one'], ['one']]);
    });

    it('is no failure: the next who asks asks anew', async () => {
      server.queue.push({ status: 500 });
      await assert.rejects(groupsOf('x'));
      answers('two');
      assert.deepEqual(await groupsOf('x'), ['two']);
    });

    it('is not lost when an older question fails later', async () => {
      const latch = new Latch();
      let begun = false;
      const fetching: typeof fetch = async (...given) => {
        const isFirst = !begun;
        begun = true;
        if (isFirst) await latch.opened;
        return fetch(...given);
      };
      const graph = graphOver(server.url, { fetch: fetching });
      directory = new GraphDirectory(graph, () => new Date(now));
      const older = groupsOf('x');
      answers('new');
      await groupsOf('x', true);
      server.queue.push({ status: 500 });
      latch.open();
      await assert.rejects(older);
      assert.deepEqual(await groupsOf('x'), ['new']);
      assert.equal(server.asked.length, 2);
    });

    it('is waited for by others when one who asked gives up', async () => {
      const asker = new AbortController();
      const given = directory.memberships('x', { signal: asker.signal });
      const other = groupsOf('x');
      answers('one');
      asker.abort();
      await assert.rejects(given, { name: 'TenantFailure', service: 'graph', fault: 'timedOut' });
      assert.deepEqual(await other, ['one']);
      assert.equal(server.asked.length, 1);
    });

    it('is not waited for by who gave up before', async () => {
      const signal = AbortSignal.abort();
      await assert.rejects(directory.user(grace.id, { signal }), { fault: 'timedOut' });
    });

    it('also is that there is nobody of that name', async () => {
      server.queue.push(unknown);
      server.rest = { body: grace };
      await directory.user('0000');
      assert.equal(await directory.user('0000'), undefined);
      assert.equal(server.asked.length, 1);
    });
  });

  describe('the client secrets of an application', () => {
    it('are told by their first characters and their ends', async () => {
      const endDateTime = '2027-01-02T03:04:05Z';
      const passwordCredentials = [
        { hint: 'abc', endDateTime },
        { hint: 'def', endDateTime: 'soon' },
        { hint: null, endDateTime },
      ];
      server.rest = { body: { id: 'a', passwordCredentials } };
      assert.deepEqual(await directory.clientSecrets('2222'), [
        { hint: 'abc', endsAt: new Date(endDateTime) },
      ]);
      assert.deepEqual(asked(), ["/v1.0/applications(appId='2222')?$select=passwordCredentials"]);
    });
  });

  describe('the roles of an application', () => {
    it('are those of its service principal', async () => {
      const role = { '@odata.type': '#microsoft.graph.directoryRole', id: 'r' };
      server.rest = {
        body: { value: [group('g'), { ...role, roleTemplateId: 'AA', displayName: 'Reader' }] },
      };
      assert.deepEqual(await directory.applicationRoles('2222'), [
        { templateId: 'aa', displayName: 'Reader' },
      ]);
      assert.deepEqual(asked(), [
        "/v1.0/servicePrincipals(appId='2222')/transitiveMemberOf?$top=999",
      ]);
    });

    it('are asked for anew each time', async () => {
      server.rest = { body: { value: [] } };
      await directory.applicationRoles('2222');
      await directory.applicationRoles('2222');
      assert.equal(server.asked.length, 2);
    });
  });
});
