import { type SayButton, say } from '../../cards/button.js';
import { listCard } from '../../cards/list-card.js';
import type { OwnedDevice } from '../../domain/connector/device-desk.js';
import type { Wording } from '../../language/forms.js';
import type { Voice } from '../../language/voice.js';
import { deviceLine } from '../quarantined/device-line.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';

export interface DeviceChoice {
  readonly wording: Wording;
  readonly action: 'allow' | 'block';
  /** Those that are shown. */
  readonly devices: readonly OwnedDevice[];
  /** How many may be meant. */
  readonly all: number;
  /** Whether each of them is named wholly: else nothing is, and these are the nearest. */
  readonly isSure: boolean;
}

/** More of a device's id than its end tells nobody anything. */
const shownOfId = 6;

/** In which state there is nothing left to do. */
const done = { allow: 'Allowed', block: 'Blocked' } as const;

function buttons({ wording, action, devices }: DeviceChoice, voice: Voice): readonly SayButton[] {
  const open = devices.filter(({ state }) => state !== done[action]);
  const titles = open.map(({ person, model }) =>
    voice.say(`devices.${action}`, { person: voice.name(person), model: voice.name(model) }),
  );
  return open.map(({ guid, deviceId }, place) => {
    const title = titles[place] ?? '';
    const isTwice = titles.filter((each) => each === title).length > 1;
    const { text } = sayCommand(wording, voice, { device: guid || deviceId });
    return say(
      text,
      isTwice
        ? voice.say('joining.aside', { text: title, aside: voice.name(deviceId.slice(-shownOfId)) })
        : title,
    );
  });
}

/** Devices to choose from, each with its owner, model, state and id. */
export function deviceChoice(choice: DeviceChoice, voice: Voice): Reply {
  const { devices, all, isSure } = choice;
  const shown = devices.length;
  const text = voice.say(isSure ? 'devices.several' : 'devices.nearest', { n: all });
  const more = voice.say('devices.shownOf', { shown, n: all });
  return cardReply(
    listCard(
      {
        title: voice.say('devices.which'),
        intro: shown < all ? voice.say('joining.sentences', { text, more }) : text,
        lines: devices.map((device) => deviceLine(device, voice)),
        says: buttons(choice, voice),
      },
      voice,
    ),
  );
}
