import { approved, asked } from './change-stories.js';
import type { Stage } from './stage.js';
import type { Story } from './story.js';

/** The ids of the devices that a list shows. */
async function devicesIn(stage: Stage): Promise<readonly string[]> {
  return [...(await stage.text()).matchAll(/^([A-Z0-9]{12,})$/gm)].map(([, id = '']) => id);
}

async function device(stage: Stage, place: number): Promise<string> {
  await stage.be('alice');
  await stage.say('quarantined');
  return (await devicesIn(stage))[place] ?? '';
}

/** Phones that wait, and what may become of a change. */
export const deviceStories: readonly Story[] = [
  {
    command: 'quarantined',
    play: async (stage) => {
      stage.fault();
      await stage.be('alice');
      await stage.say('quarantined');
    },
  },
  {
    command: 'device',
    play: async (stage) => {
      await stage.be('alice');
      await stage.say('device', { device: 'Wei Huang' });
    },
  },
  {
    command: 'allow',
    play: async (stage) => stage.say('allow', { device: await device(stage, 0) }),
  },
  {
    command: 'reject',
    play: async (stage) => {
      const id = await asked(stage);
      await stage.be('bob');
      const reason = { en: 'not this phone', 'zh-TW': '不是公司的手機' }[stage.voice.language];
      await stage.say('reject', { change: `${id} ${reason}` });
    },
  },
  {
    command: 'block',
    play: async (stage) => stage.say('block', { device: await device(stage, 1) }),
  },
  {
    command: 'withdraw',
    play: async (stage) => stage.say('withdraw', { change: await asked(stage) }),
  },
  {
    command: 'again',
    play: async (stage) => {
      await stage.say('allow', { device: await device(stage, 2) });
      const id = await asked(stage);
      stage.fault({ mode: 'deny-cmdlet' });
      await approved(stage, 'failed');
      stage.fault();
      await stage.be('alice');
      await stage.say('again', { change: id });
    },
  },
  {
    command: 'break-glass',
    play: async (stage) => {
      await stage.say('allow', { device: await device(stage, 3) });
      const id = await asked(stage);
      const reason = { en: 'the director is abroad', 'zh-TW': '總經理出國中' }[
        stage.voice.language
      ];
      await stage.say('break-glass', { change: `${id} ${reason}` });
      await stage.press(stage.voice.say('changes.refresh'));
      await stage.see(stage.voice.say('changeStates.done'));
    },
  },
];
