import assert from 'node:assert/strict';
import { connectorRoles, executingRoles } from '../../../src/domain/checks/least-privilege.js';
import { mendScripts } from '../../../src/domain/checks/mend-scripts.js';
import { powershellLiteral } from '../../../src/domain/checks/powershell-text.js';
import { casMailboxes } from '../../../src/domain/cmdlets/cas-mailboxes.js';
import { isCmdletName } from '../../../src/domain/cmdlets/catalogue.js';
import { connectorCmdlets } from '../../../src/domain/cmdlets/connector-cmdlets.js';
import { readers } from '../../../src/domain/cmdlets/readers.js';
import { PersonFailure } from '../../../src/domain/failure.js';

const scripts = mendScripts({ appId: 'app-1', name: "O'Neil’s Bot" });
const address = 'svc-intune@contoso.com';

/** What a script keeps, by parent role, read from its own text. */
function kept(script: string): { readonly [parent: string]: readonly string[] } {
  const block = /\$keep = @\{\n([\s\S]*?)\n\}/.exec(script)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/^ {2}'([^']+)' = @\(\n([\s\S]*?)\n {2}\)/gm)].map(([, parent, list]) => [
      parent,
      [...(list ?? '').matchAll(/'([^']+)'/g)].map(([, cmdlet]) => cmdlet ?? ''),
    ]),
  );
}

/** A text with every PowerShell literal taken out of it, as PowerShell reads them. */
const withoutLiterals = (script: string): string =>
  script.replace(/['‘’‚‛](?:[^'‘’‚‛]|['‘’‚‛]{2})*['‘’‚‛]/g, '_');

describe('the scripts of least privilege', () => {
  it('keep exactly the 13 for the connector account, each once', () => {
    const roles = kept(scripts.connectorAccount(address));
    assert.deepEqual(Object.values(roles).flat().toSorted(), connectorCmdlets.toSorted());
    assert.deepEqual(Object.keys(roles).toSorted(), [
      'Organization Client Access',
      'Recipient Policies',
      'View-Only Recipients',
    ]);
    assert.equal(roles['Organization Client Access']?.length, 7);
  });

  it('keep the 13, what the checks read and a mailbox’s own lists for the executing identity', () => {
    const roles = kept(scripts.executingIdentity());
    assert.deepEqual(
      Object.values(roles).flat().toSorted(),
      [...connectorCmdlets, ...Object.keys(readers), ...Object.keys(casMailboxes)].toSorted(),
    );
    assert.deepEqual(roles['View-Only Configuration'], Object.keys(readers));
  });

  it('keep nothing that the bot may not run, and no role without a cmdlet', () => {
    for (const { cmdlets } of [...connectorRoles, ...executingRoles]) {
      assert.ok(cmdlets.length > 0);
      for (const cmdlet of cmdlets) assert.ok(isCmdletName(cmdlet), cmdlet);
    }
  });

  for (const [name, script] of [
    ['connector account', scripts.connectorAccount(address)],
    ['executing identity', scripts.executingIdentity()],
  ] as const) {
    it(`take entries from child roles the long way, for the ${name}`, () => {
      assert.match(script, /New-ManagementRole -Name \$role -Parent \$parent/);
      assert.match(
        script,
        /Remove-ManagementRoleEntry -Identity "\$\(\$_\.Id\)\\\$\(\$_\.Name\)" -Confirm:\$false/,
      );
      assert.match(script, /New-RoleGroup -Name '[^']+' -Roles \$roles/);
      assert.doesNotMatch(script, /Organization Management'|undefined|\[object/);
    });
  }

  it('close what they open', () => {
    const all = [
      scripts.connectorAccount(address),
      scripts.executingIdentity(),
      scripts.newAccount(address),
    ];
    for (const script of all) {
      const code = withoutLiterals(script).replace(/^#.*$/gm, '');
      for (const [open, close] of ['()', '{}', '[]']) {
        assert.equal(code.split(open ?? '').length, code.split(close ?? '').length, script);
      }
      assert.doesNotMatch(code, /['‘’‚‛]/);
      assert.equal(code.split('"').length % 2, 1);
    }
  });

  it('make the account as the page demands: mailbox, licence, Intune Administrator', () => {
    const script = scripts.newAccount(address);
    assert.match(script, /New-Mailbox .*-MicrosoftOnlineServicesID \$account/);
    assert.match(script, /-PrimarySmtpAddress \$account/);
    assert.match(script, /3a2c62db-5318-420d-8d74-23affee5d9d5/);
    assert.match(script, /licence/);
    assert.doesNotMatch(script, /ConvertTo-SecureString|-AsPlainText/);
  });

  it('have the account in one literal, and the bot’s own name in another', () => {
    const lines = scripts.connectorAccount(address).split('\n');
    assert.deepEqual(
      lines.filter((line) => line.includes(address)),
      [`$account = '${address}'`],
    );
    assert.ok(scripts.executingIdentity().includes("-DisplayName 'O''Neil’’s Bot'"));
  });

  for (const typed of [
    "x'; Remove-Mailbox *; '@contoso.com",
    'x’; Remove-Mailbox *; ’@contoso.com',
    '$(Remove-Mailbox)@contoso.com',
    'x@contoso.com\nRemove-Mailbox',
    'x@contoso.com`r',
    'not an address',
  ]) {
    it(`are not made for ${JSON.stringify(typed)}`, () => {
      for (const make of [scripts.connectorAccount, scripts.newAccount]) {
        assert.throws(
          () => make(typed),
          (error) => error instanceof PersonFailure && error.refusal === 'accountMalformed',
        );
      }
    });
  }
});

describe('a text as a PowerShell literal', () => {
  for (const [text, literal] of [
    ['plain', "'plain'"],
    ['', "''"],
    ["O'Neil", "'O''Neil'"],
    ['‘a’ ‚b‛', "'‘‘a’’ ‚‚b‛‛'"],
    ['$(x) `n "y"', '\'$(x) `n "y"\''],
  ] as const) {
    it(`of ${JSON.stringify(text)} is ${literal}`, () => {
      assert.equal(powershellLiteral(text), literal);
      assert.equal(withoutLiterals(literal), '_');
    });
  }

  for (const text of ['a\nb', 'a\0', 'a\u202eb', '\ud800']) {
    it(`is refused for ${JSON.stringify(text)}`, () =>
      assert.throws(() => powershellLiteral(text), PersonFailure));
  }
});
