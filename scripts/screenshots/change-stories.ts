import type { Stage } from './stage.js';
import type { Story } from './story.js';

/** The plan that stands there is asked for; its id. */
export async function asked(stage: Stage): Promise<string> {
  const { voice } = stage;
  await stage.see(voice.say('changeStates.draft'));
  const id = await stage.id('change');
  await stage.press(voice.say('changes.ask'));
  await stage.see(voice.say('changeStates.waiting'));
  return id;
}

/** Bob approves what was asked for last, and it comes to its end. */
export async function approved(stage: Stage, end: 'done' | 'failed' = 'done'): Promise<void> {
  const { voice } = stage;
  await stage.be('bob', 'approvals');
  await stage.press(voice.say('changes.approve'));
  await stage.see(voice.say(`changeStates.${end}`));
}

/** The connector comes to be. */
export const changeStories: readonly Story[] = [
  {
    command: 'setup',
    play: async (stage) => {
      await stage.be('alice');
      await stage.say('setup', { account: 'svc-intune@contoso.com' });
      await stage.shown.locator('select').first().selectOption('Quarantine');
    },
  },
  {
    command: 'pending',
    play: async (stage) => {
      const { voice } = stage;
      await stage.press(voice.say('changes.plan'));
      await stage.see(voice.say('changeStates.draft'));
      await stage.picture('setup-plan');
      await asked(stage);
      await stage.say('pending');
    },
  },
  {
    command: 'approve',
    play: async (stage) => {
      await stage.be('bob', 'approvals');
      await stage.see(stage.voice.say('changeStates.waiting'));
      await stage.window('page');
    },
  },
  {
    command: 'change',
    play: async (stage) => {
      const id = await stage.id('change');
      await approved(stage);
      await stage.be('alice');
      await stage.say('change', { change: id });
    },
  },
  {
    command: 'go-back',
    play: async (stage) => {
      const id = await stage.id('change');
      await stage.say('go-back', { change: id });
    },
  },
  { command: 'status', play: (stage) => stage.say('status') },
  {
    command: 'disconnect',
    play: async (stage) => {
      await stage.say('disconnect');
    },
  },
];
