import assert from 'node:assert/strict';
import { exchangeWords } from '../../src/backends/exchange-words.js';
import type { TenantFault } from '../../src/domain/failure.js';

const faultOf = (message: string, type?: string) => exchangeWords(message, type).fault;

describe("Exchange's words", () => {
  for (const [message, fault] of [
    [
      "The operation couldn't be performed because object 'x' couldn't be found on 'y'.",
      'notFound',
    ],
    ["The specified mailbox doesn't exist.", 'notFound'],
    ['A device access rule with that name already exists.', 'alreadyExists'],
    ['You are exceeding the maximum number of concurrent requests.', 'throttled'],
    ['Micro delay applied. Actual delayed: 5000 msecs.', 'throttled'],
    ["The role assigned to application x isn't supported in this scenario.", 'notPermitted'],
    ["The term 'Get-X' is not recognized as the name of a cmdlet.", 'notPermitted'],
    ["The term 'Get-X' is not recognized as a name of a cmdlet.", 'notPermitted'],
    ["A parameter cannot be found that matches parameter name 'X'.", 'notPermitted'],
    ["'x' isn't within your current write scopes.", 'accessDenied'],
    ['Access is denied.', 'accessDenied'],
    ["Cannot process argument transformation on parameter 'X'.", 'invalid'],
    ["The default policy can't be removed.", 'invalid'],
    ['The operation has timed out.', 'timedOut'],
    ['The operation was canceled.', 'timedOut'],
    ['The moon is full.', undefined],
    ['', undefined],
  ] as const satisfies readonly (readonly [string, TenantFault | undefined])[]) {
    it(`${JSON.stringify(message)} is ${fault}`, () => assert.equal(faultOf(message), fault));
  }

  for (const [type, fault] of [
    ['CmdletAccessDeniedException', 'notPermitted'],
    ['System.UnauthorizedAccessException', 'accessDenied'],
    ['ManagementObjectNotFoundException', 'notFound'],
    ['MailboxNotFoundException', 'notFound'],
    ['ADObjectAlreadyExistsException', 'alreadyExists'],
    ['ADTransientException', 'serviceError'],
    ['ServerBusyException', 'serviceError'],
    ['DataValidationException', 'invalid'],
    ['System.ArgumentException', 'invalid'],
    ['System.Exception', undefined],
  ] as const) {
    it(`the type ${type} is ${fault}, beside the words or before them`, () => {
      assert.equal(faultOf('Words.', type), fault);
      assert.equal(faultOf(`Ex123ABC|Some.Namespace.${type}|Words.`), fault);
    });
  }

  it('come without hash and type, with every bar that they had themselves', () => {
    assert.equal(exchangeWords('ExA1|Some.Type|one|two').said, 'one|two');
    assert.equal(exchangeWords('one|two').said, 'one|two');
    assert.equal(exchangeWords('plain').said, 'plain');
  });

  it('of a type that many things wear count less than the text', () => {
    assert.equal(
      faultOf('ExA1|Some.ValidationException|The rule already exists.'),
      'alreadyExists',
    );
  });

  it('of a decisive type count more than the text', () => {
    assert.equal(faultOf('ExA1|Some.ObjectNotFoundException|It already exists.'), 'notFound');
  });

  it('are not decided by the name of an object in quotes', () => {
    for (const name of ['already exists', 'Access denied', "it's already exists"]) {
      assert.equal(faultOf(`The mobile device '${name}' couldn't be found.`), 'notFound');
    }
    assert.equal(faultOf("'already exists' is odd."), undefined);
  });
});
