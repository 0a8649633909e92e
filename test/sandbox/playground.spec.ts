import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sandboxPeople } from '../../src/sandbox/people.js';
import type { SandboxPerson } from '../../src/sandbox/person.js';

const { tenant, bot, people, conversations } = sandboxPeople;

const lines = ({ teamsId, name, upn, objectId }: SandboxPerson): readonly string[] => {
  const [givenName, surname] = name.split(' ');
  return [
    `id: "${teamsId}"`,
    `name: ${name}`,
    // As the Playground spells it.
    `userPrincipleName: ${upn}`,
    `aadObjectId: ${objectId}`,
    `givenName: ${givenName}`,
    `surname: ${surname}`,
    `email: ${upn}`,
  ];
};

/** The Playground takes one who sits at it and five others, a chat, and a team with one channel more. */
function expected(): string {
  const [first, ...others] = people;
  const named = (name: string): string =>
    conversations.find((each) => each.name === name)?.id ?? name;
  return [
    'version: "0.1.0"',
    `tenantId: ${tenant.id}`,
    'bot:',
    `  id: "${bot.id}"`,
    `  name: ${bot.name}`,
    'currentUser:',
    ...(first ? lines(first) : []).map((line) => `  ${line}`),
    'users:',
    ...others.flatMap((person) =>
      lines(person).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`),
    ),
    'personalChat:',
    '  id: "a:playground"',
    'groupChat:',
    `  id: "${named('Mobile Ops chat')}"`,
    '  name: Mobile Ops chat',
    'team:',
    `  id: "${named('General')}"`,
    '  name: Mobile Ops',
    '  aadGroupId: cccccccc-0000-4000-8000-000000000001',
    '  channels:',
    `    - id: "${named('approvals')}"`,
    '      name: approvals',
  ].join('\n');
}

describe("the context of Microsoft's Agents Playground", () => {
  it('is the tenant of the sandbox, so that the bot knows who sits at it', () => {
    const text = readFileSync('.m365agentsplayground.yml', 'utf8');
    const settings = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    assert.equal(settings.join('\n'), expected());
    assert.equal(people.length, 6);
  });
});
