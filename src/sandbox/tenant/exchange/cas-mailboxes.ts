import { evaluateAll } from '../access.js';
import type { Mailbox } from '../device.js';
import { ambiguous, mailboxNotFound } from './exchange-error.js';
import { type Context, type Handler, type Input, nothing, outputOf } from './handler.js';
import { changedList, requiredText } from './input.js';
import { withNoise } from './noise.js';

function mailboxesOf(input: Input, { state }: Context): readonly Mailbox[] {
  const mailboxes = state.index.mailboxes(requiredText(input, 'Identity'));
  if (mailboxes.length === 0) throw mailboxNotFound();
  return mailboxes;
}

/** What writes acts on one. */
function mailboxOf(input: Input, context: Context): Mailbox {
  const [mailbox, another] = mailboxesOf(input, context);
  if (!mailbox || another) throw ambiguous(requiredText(input, 'Identity'));
  return mailbox;
}

const get: Handler = (input, context) =>
  outputOf(mailboxesOf(input, context), (mailbox) =>
    withNoise(
      'CASMailbox',
      {
        Guid: mailbox.objectId,
        Identity: mailbox.name,
        Name: mailbox.name,
        DisplayName: mailbox.displayName,
        PrimarySmtpAddress: mailbox.primarySmtpAddress,
        'ActiveSyncAllowedDeviceIDs@odata.type': '#Collection(String)',
        ActiveSyncAllowedDeviceIDs: mailbox.allowedDeviceIds,
        'ActiveSyncBlockedDeviceIDs@odata.type': '#Collection(String)',
        ActiveSyncBlockedDeviceIDs: mailbox.blockedDeviceIds,
        ActiveSyncEnabled: true,
      },
      0,
    ),
  );

const set: Handler = (input, context) => {
  const mailbox = mailboxOf(input, context);
  const { ActiveSyncAllowedDeviceIDs: allowed, ActiveSyncBlockedDeviceIDs: blocked } = input;
  if (allowed !== undefined) {
    mailbox.allowedDeviceIds = changedList(mailbox.allowedDeviceIds, allowed);
  }
  if (blocked !== undefined) {
    mailbox.blockedDeviceIds = changedList(mailbox.blockedDeviceIds, blocked);
  }
  evaluateAll(context.state, context.now);
  return nothing;
};

export const casMailboxHandlers = { 'Get-CASMailbox': get, 'Set-CASMailbox': set } as const;
