import { deviceStateWords } from '../../cards/device-state-words.js';
import type { ListLine } from '../../cards/list-card.js';
import type { FoundDevice } from '../../domain/connector/found-device.js';
import type { Voice } from '../../language/voice.js';

/** The device's state, why it has it, and since when. */
function stateLine({ state, reason, changedAt }: FoundDevice, voice: Voice): string {
  const text = voice.say('joining.aside', {
    text: deviceStateWords(state, voice),
    aside: voice.name(reason),
  });
  return changedAt ? voice.say('joining.listed', { text, more: voice.moment(changedAt) }) : text;
}

/** A device in a list: whose, what, since when, why, and its id. */
export function deviceLine(
  device: FoundDevice & { readonly address?: string },
  voice: Voice,
): ListLine {
  const { person, model, address = '', deviceId } = device;
  const owner = address === '' ? [] : [voice.name(address)];
  return {
    title: voice.say('joining.named', { name: voice.name(person), text: voice.name(model) }),
    text: [...owner, stateLine(device, voice), voice.exact(deviceId)],
  };
}
