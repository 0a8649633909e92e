import { type SayButton, say } from '../../cards/button.js';
import { deviceStateWords } from '../../cards/device-state-words.js';
import { listCard } from '../../cards/list-card.js';
import type { DeviceDesk, FoundDevice } from '../../domain/connector/device-desk.js';
import type { Voice } from '../../language/voice.js';
import type { Command } from '../command.js';
import { allowWording } from '../device/device-wordings.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { quarantinedWording } from './quarantined-wording.js';

const mostShown = 15;
const mostButtons = 5;

/** Devices with a line each: who, what, since when, why. */
export const deviceLines = (
  devices: readonly FoundDevice[],
  voice: Voice,
): readonly { title: string; text: string }[] =>
  devices.slice(0, mostShown).map((device) => ({
    title: voice.pair(device.person, device.model),
    text: [stateLine(device, voice), device.deviceId].join('\n'),
  }));

function stateLine({ state, reason, changedAt }: FoundDevice, voice: Voice): string {
  const stated = { state: deviceStateWords(state, voice), reason };
  return changedAt
    ? voice.say('devices.statedSince', { ...stated, moment: voice.moment(changedAt) })
    : voice.say('devices.stated', stated);
}

/** The button that lets a device in: it names the person, and types the id. */
const allowSay = ({ person, model, deviceId }: FoundDevice, voice: Voice): SayButton =>
  say(
    sayCommand(allowWording, voice, { device: deviceId }).text,
    voice.say('devices.allow', { person, model }),
  );

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
  const says = found.slice(0, mostButtons).map((device) => allowSay(device, voice));
  const title = voice.say('devices.title');
  return cardReply(listCard({ title, intro, lines: deviceLines(found, voice), says }, voice));
}

/** `quarantined`. */
export const quarantinedCommand = (devices: Pick<DeviceDesk, 'quarantined'>): Command => ({
  ...quarantinedWording,
  role: 'viewer',
  run: ({ voice, turn }) => quarantinedReply(devices, voice, turn.signal),
});
