import { evaluateAll } from '../access.js';
import type { Mailbox } from '../device.js';
import { mailboxNotFound } from './exchange-error.js';
import { type Context, type Handler, type Input, nothing, outputOf } from './handler.js';
import { changedList, requiredText } from './input.js';
import { withNoise } from './noise.js';

function mailboxOf(input: Input, { state }: Context): Mailbox {
  const mailbox = state.index.mailbox(requiredText(input, 'Identity'));
  if (!mailbox) throw mailboxNotFound();
  return mailbox;
}

const get: Handler = (input, context) =>
  outputOf([mailboxOf(input, context)], (mailbox) =>
    withNoise(
      'CASMailbox',
      {
        Identity: mailbox.alias,
        Name: mailbox.alias,
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
