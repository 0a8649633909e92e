import { type SayButton, say } from '../../cards/button.js';
import { listCard } from '../../cards/list-card.js';
import type { OwnedDevice } from '../../domain/connector/device-desk.js';
import { sayForm } from '../../language/say-form.js';
import type { Voice } from '../../language/voice.js';
import { deviceLine } from '../quarantined/device-line.js';
import { cardReply, type Reply } from '../reply.js';
import { allowWording, blockWording } from './device-wordings.js';

export type DeviceAction = 'allow' | 'block';

export interface DeviceChoice {
  /** What may be done about them; where it is one thing, which of them is the question. */
  readonly actions: readonly DeviceAction[];
  /** Those that are shown. */
  readonly devices: readonly OwnedDevice[];
  /** How many may be meant. */
  readonly all: number;
  /** Whether each of them is named wholly: else nothing is, and these are the nearest. */
  readonly isSure: boolean;
}

/** More of a device's id than its end tells nobody anything. */
const shownOfId = 6;
const mostButtons = 6;

const forms = { allow: allowWording.forms, block: blockWording.forms } as const;

/** In which state there is nothing left to do. */
const done = { allow: 'Allowed', block: 'Blocked' } as const;

function buttons({ actions, devices }: DeviceChoice, voice: Voice): readonly SayButton[] {
  const offered = devices.flatMap((device) =>
    actions
      .filter((action) => device.state !== done[action])
      .map((action) => {
        const [person, model] = [voice.name(device.person), voice.name(device.model)];
        return { action, device, title: voice.say(`devices.${action}`, { person, model }) };
      }),
  );
  return offered.slice(0, mostButtons).map(({ action, device: { guid, deviceId }, title }) => {
    const text = sayForm(forms[action], voice.language, { device: guid || deviceId });
    const isTwice = offered.filter((each) => each.title === title).length > 1;
    const aside = voice.name(deviceId.slice(-shownOfId));
    return say(text, isTwice ? voice.say('joining.aside', { text: title, aside }) : title);
  });
}

/** Devices, each with its owner, model, state and id, and buttons for what makes sense. */
export function deviceChoice(choice: DeviceChoice, voice: Voice): Reply {
  const { actions, devices, all, isSure } = choice;
  const isQuestion = actions.length === 1;
  const words = isQuestion ? 'devices.several' : 'devices.found';
  const text = voice.say(isSure ? words : 'devices.nearest', { n: all });
  const shown = devices.length;
  const more = voice.say('devices.shownOf', { shown, n: all });
  return cardReply(
    listCard(
      {
        title: voice.say(isQuestion ? 'devices.which' : 'devices.list'),
        intro: shown < all ? voice.say('joining.sentences', { text, more }) : text,
        lines: devices.map((device) => deviceLine(device, voice)),
        says: buttons(choice, voice),
      },
      voice,
    ),
  );
}
