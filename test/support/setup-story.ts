import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { personalOf, shownIn, type Walk } from './walk.js';

/** The channel that approves changes in the sandbox. */
export const approvals = '19:approvals@thread.tacv2';

/** What Alice fills into the form. */
export const wishes = {
  account: 'svc-intune@contoso.com',
  defaultAccessLevel: 'Quarantine',
  adminMailRecipients: 'itops@contoso.com, mobile@contoso.com',
  userMailInsert: 'Please call 1234.',
  allowOutlook: 'true',
  defaultPolicy: 'Default',
};

/** Alice sets the connector up in her personal chat. */
export class SetupStory {
  constructor(private readonly walk: Walk) {}

  /** What was written to the simulated Exchange, as its own journal has it. */
  writes() {
    const journal = this.walk.sandbox.tenant.simulated.cmdlets();
    return journal.filter(({ cmdlet }) => !cmdlet.startsWith('Get-'));
  }

  /** Looks until a conversation has a card that shows something; the newest one. */
  async until(person: string, conversation: string, shown: RegExp): Promise<ChatMessage> {
    const end = Date.now() + 30_000;
    for (;;) {
      const messages = await this.walk.read(person, conversation);
      const found = messages.findLast((message) => message.card && shown.test(shownIn(message)));
      if (found) return found;
      if (Date.now() > end) {
        const last = messages.slice(-1).map(shownIn);
        const troubles = this.walk.troubles();
        throw new Error([`${shown} was not shown:`, ...last, ...troubles].join('\n'));
      }
      await sleep(50);
    }
  }

  idIn(message: ChatMessage): string {
    return /"change":"([A-Z0-9]{6})"/.exec(JSON.stringify(message.card))?.[1] ?? '';
  }

  /** The plan, not yet asked for. */
  async planned(asked: typeof wishes = wishes): Promise<{ form: ChatMessage; id: string }> {
    const form = await this.walk.say('alice', `setup for ${asked.account}`);
    await this.walk.press('alice', form, 'setup.plan', asked);
    // A slow tenant is waited for on a card of its own.
    const draft = await this.until(
      'alice',
      personalOf('alice'),
      /DefaultAccessLevel: Allow → Quarantine/,
    );
    return { form: draft, id: this.idIn(draft) };
  }

  /** The plan, asked for. */
  async requested(): Promise<{ form: ChatMessage; id: string }> {
    const { form, id } = await this.planned();
    await this.walk.press('alice', form, 'change.request', { change: id, why: 'New phones' });
    return { form, id };
  }
}
