import assert from 'node:assert/strict';
import { doctorCard } from '../../../src/commands/doctor/doctor-command.js';
import { executingRoles } from '../../../src/domain/checks/least-privilege.js';
import { failed } from '../../../src/domain/doctor/found.js';
import { giveCmdlets } from '../../../src/domain/doctor/mends/exchange.js';
import { render, textsIn } from '../../support/draw.js';
import { exampleVoice } from '../../support/voices.js';

const principal = { appId: 'app', name: 'SP Connector Bot', objectId: 'object' };

describe('the card of the doctor', () => {
  const shown = (command: string): readonly string[] => {
    const found = failed('permissionsMissing', { names: 'x' }, command);
    const card = doctorCard([{ id: 'graphPermissions', ...found }], exampleVoice('en'));
    return textsIn(render(card).content);
  };

  it('has the longest command of the bot whole, with every character of it', () => {
    const cmdlets = executingRoles.flatMap((role) => role.cmdlets);
    const command = giveCmdlets(principal, cmdlets);
    assert.ok(command.length > 5_000);
    assert.ok(shown(command).includes(command));
  });

  it('sends to the machine for one that no card has room for, such as with a hundred scopes', () => {
    const command = 'x'.repeat(7_001);
    assert.ok(shown(command).includes('npm run doctor'));
    assert.ok(!shown(command).join().includes('xxx'));
  });
});
