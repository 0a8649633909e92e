import { type SayButton, say } from '../../cards/button.js';
import { listCard } from '../../cards/list-card.js';
import type { DeviceDesk } from '../../domain/connector/device-desk.js';
import type { FoundDevice } from '../../domain/connector/found-device.js';
import { isSameId } from '../../domain/connector/mailbox-of-device.js';
import type { Voice } from '../../language/voice.js';
import type { Command } from '../command.js';
import { allowWording } from '../device/device-wordings.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { deviceLine } from './device-line.js';
import { quarantinedWording } from './quarantined-wording.js';

const mostShown = 15;
const mostButtons = 5;

/**
 * The button that lets a device in: it names the person, and types the id; Exchange's own key where the id
 * stands in the list twice.
 */
function allowSay(
  { person, model, deviceId, guid }: FoundDevice,
  all: readonly FoundDevice[],
  voice: Voice,
): SayButton {
  const isTwice = all.filter((each) => isSameId(each.deviceId, deviceId)).length > 1;
  const device = isTwice ? guid : deviceId;
  const { text } = sayCommand(allowWording, voice, { device });
  return say(
    text,
    voice.say('devices.allow', { person: voice.name(person), model: voice.name(model) }),
  );
}

/** What waits in quarantine. */
export async function quarantinedReply(
  devices: Pick<DeviceDesk, 'quarantined'>,
  voice: Voice,
  signal: AbortSignal,
): Promise<Reply> {
  const found = await devices.quarantined({ signal });
  const intro =
    found.length === 0
      ? voice.say('devices.noneQuarantined')
      : voice.say('devices.quarantined', { n: found.length });
  const says = found.slice(0, mostButtons).map((device) => allowSay(device, found, voice));
  const title = voice.say('devices.title');
  const lines = found.slice(0, mostShown).map((device) => deviceLine(device, voice));
  return cardReply(listCard({ title, intro, lines, says }, voice));
}

/** `quarantined`. */
export const quarantinedCommand = (devices: Pick<DeviceDesk, 'quarantined'>): Command => ({
  ...quarantinedWording,
  role: 'viewer',
  run: ({ voice, turn }) => quarantinedReply(devices, voice, turn.signal),
});
