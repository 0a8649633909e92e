import assert from 'node:assert/strict';
import { executingRoles } from '../../../src/domain/checks/least-privilege.js';
import { giveCmdlets, registerPrincipal } from '../../../src/domain/doctor/mends/exchange.js';
import { ownFolder, reachDatabase } from '../../../src/domain/doctor/mends/machine.js';
import { shellWord } from '../../../src/domain/doctor/mends/shell.js';
import { isAtLeast } from '../../../src/domain/doctor/version.js';

const principal = { appId: 'app', name: "Bot's SP", objectId: 'object' };

describe('the commands of the doctor', () => {
  it('give what is missing, from the built-in role that has it, and nothing else', () => {
    const script = giveCmdlets(principal, ['Get-MobileDevice', 'Set-MobileDeviceMailboxPolicy']);
    assert.match(script, /-Parent 'View-Only Recipients'/);
    assert.match(script, /-Parent 'Recipient Policies'/);
    assert.doesNotMatch(script, /Organization Client Access/);
    assert.match(
      script,
      /Add-ManagementRoleEntry -Identity 'Connector Bot - View-Only Recipients\\Get-MobileDevice' /,
    );
    assert.doesNotMatch(script, /Add-ManagementRoleEntry[^\n]*Get-MobileDeviceStatistics/);
    assert.match(script, /-Identity 'Bot''s SP'/);
  });

  it('know a role for each cmdlet that may be missing', () => {
    for (const { cmdlets } of executingRoles) {
      for (const cmdlet of cmdlets)
        assert.match(giveCmdlets(principal, [cmdlet]), /New-ManagementRole /);
    }
  });

  it('ask Entra for an object id that nobody told', () => {
    const script = registerPrincipal({ ...principal, objectId: undefined });
    assert.match(script, /\$objectId = az ad sp show --id app --query id --output tsv\n/);
    assert.match(script, /-ObjectId \$objectId /);
  });

  it('put into quotes what a shell would take apart', () => {
    assert.equal(shellWord('/var/lib/bot'), '/var/lib/bot');
    assert.equal(shellWord('/my data; rm -rf ~'), "'/my data; rm -rf ~'");
    assert.equal(shellWord("it's $(x)"), "'it'\\''s $(x)'");
    assert.match(ownFolder('linux', 'my data'), /'my data'/);
  });

  for (const [code, command] of [
    ['ECONNREFUSED', /^pg_isready -h db -p 5433\npsql/],
    ['3D000', /^createdb -h db -p 5433 -U postgres bot$/],
    ['28P01', /^psql -h db -p 5433 -U postgres -c '\\password'/],
  ] as const) {
    it(`fit what a database says: ${code}`, () =>
      assert.match(reachDatabase('db:5433/bot', code), command));
  }

  for (const [version, least, is] of [
    ['3.7.0', '3.7.0', true],
    ['3.10.0', '3.7.0', true],
    ['3.7', '3.7.0', true],
    ['7.6.0-preview.2', '7.4.0', true],
    ['3.6.9', '3.7.0', false],
    ['5.1.22621', '7.4.0', false],
    ['', '3.7.0', false],
  ] as const) {
    it(`take ${JSON.stringify(version)} for ${is ? 'at least' : 'less than'} ${least}`, () =>
      assert.equal(isAtLeast(version, least), is));
  }
});
