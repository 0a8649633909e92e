import { changeCard } from '../../cards/change-card.js';
import type { PlanningDesk } from '../../domain/changes/planning-desk.js';
import type { FoundDevice } from '../../domain/connector/found-device.js';
import type { Ask, Command } from '../command.js';
import { mayUse } from '../may-use.js';
import { quarantinedReply } from '../quarantined/quarantined-command.js';
import { cardReply, type Reply } from '../reply.js';
import { type DeviceAction, deviceChoice } from './device-choice.js';
import { allowWording, blockWording, deviceWording } from './device-wordings.js';
import { type Devices, type NamedDevices, namedDevices } from './named-devices.js';

export interface DeviceServices {
  readonly devices: Devices;
  readonly planning: Pick<PlanningDesk, 'draftDevice'>;
}

const wordings = { allow: allowWording, block: blockWording } as const;
const role = 'operator';

/** More devices than these are not read at a glance. */
const mostShown = 8;

/** Devices to choose from, with what may be done about each. */
async function choice(
  ask: Ask,
  { devices: found, isSure }: NamedDevices,
  actions: readonly DeviceAction[],
  devices: Devices,
): Promise<Reply> {
  const { signal } = ask.turn;
  const owned = await devices.withOwners(found.slice(0, mostShown), { signal });
  return deviceChoice({ actions, devices: owned, all: found.length, isSure }, ask.voice);
}

function actingCommand(action: DeviceAction, { devices, planning }: DeviceServices): Command {
  const draft = async (ask: Ask, device: FoundDevice, reason: string): Promise<Reply> => {
    const { person, turn, voice } = ask;
    const { mailbox, deviceId, guid } = device;
    const shown = `${device.person}: ${device.model}`;
    const wish = { action, mailbox, deviceId, shown, ...(guid ? { guid } : {}) };
    const by = { person, conversationId: turn.conversation.id, reason };
    const change = await planning.draftDevice(by, wish, { signal: turn.signal });
    return cardReply(changeCard(change, voice));
  };
  return {
    ...wordings[action],
    role,
    run: async (ask) => {
      const { signal } = ask.turn;
      const said = ask.slots['device'];
      if (said === undefined) return quarantinedReply(devices, ask.voice, signal);
      const named = await namedDevices(said, devices, signal);
      const [device, another] = named.devices;
      // Several that may be meant are asked about, never guessed.
      return device && !another && named.isSure
        ? draft(ask, device, named.reason)
        : choice(ask, named, [action], devices);
    },
  };
}

/** `device <device>`: the devices of somebody, or one, and what may be done about it. */
const deviceCommand = ({ devices }: DeviceServices): Command => ({
  ...deviceWording,
  role: 'viewer',
  run: async (ask) => {
    const { signal } = ask.turn;
    const said = ask.slots['device'];
    if (said === undefined) return quarantinedReply(devices, ask.voice, signal);
    const actions = mayUse(ask.person.role, { role }) ? (['allow', 'block'] as const) : [];
    return choice(ask, await namedDevices(said, devices, signal), actions, devices);
  },
});

/** What can be asked and done about single devices: an entry in the mailbox's own list, after an approval. */
export const deviceCommands = (services: DeviceServices): readonly Command[] => [
  deviceCommand(services),
  actingCommand('allow', services),
  actingCommand('block', services),
];
