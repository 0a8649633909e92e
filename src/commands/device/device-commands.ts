import { changeCard } from '../../cards/change-card.js';
import type { PlanningDesk } from '../../domain/changes/planning-desk.js';
import type { DeviceDesk } from '../../domain/connector/device-desk.js';
import type { FoundDevice } from '../../domain/connector/found-device.js';
import { PersonFailure } from '../../domain/failure.js';
import type { Wording } from '../../language/forms.js';
import {
  type ArgumentReading,
  argumentReadings,
  idsIn,
  severalIn,
} from '../../language/reading/argument.js';
import type { Ask, Command } from '../command.js';
import { quarantinedReply } from '../quarantined/quarantined-command.js';
import { cardReply, type Reply } from '../reply.js';
import { deviceChoice } from './device-choice.js';
import { allowWording, blockWording } from './device-wordings.js';

export interface DeviceServices {
  readonly devices: Pick<DeviceDesk, 'meant' | 'quarantined' | 'withOwners'>;
  readonly planning: Pick<PlanningDesk, 'draftDevice'>;
}

type Action = 'allow' | 'block';

/** Nobody names more in one sentence; for more there is the list. */
const mostNamed = 8;

/** What a text names: one device for certain, or some to choose from. */
interface Named {
  readonly devices: readonly FoundDevice[];
  readonly isSure: boolean;
  readonly reason: string;
  readonly withoutDevice?: string;
}

async function namedBy(
  readings: readonly ArgumentReading[],
  devices: DeviceServices['devices'],
  signal: AbortSignal,
): Promise<Named> {
  const meant = await devices.meant(
    readings.map(({ said }) => said),
    { signal },
  );
  const { reason = '', isCut = false } = readings[meant.reading] ?? {};
  return { ...meant, isSure: meant.isSure && !isCut, reason };
}

/** Where the whole names nothing: the devices that its parts name, or the ids in it. */
async function partsOf(
  said: string,
  devices: DeviceServices['devices'],
  signal: AbortSignal,
): Promise<readonly FoundDevice[]> {
  const several = severalIn(said);
  const parts = several.length > 1 ? several : idsIn(said);
  const found = await Promise.all(
    parts.slice(0, mostNamed).map((part) => namedBy(argumentReadings(part), devices, signal)),
  );
  const all = found.flatMap((named) => named.devices);
  return [...new Map(all.map((device) => [device.guid || device.deviceId, device])).values()];
}

function deviceCommand(
  wording: Wording,
  action: Action,
  { devices, planning }: DeviceServices,
): Command {
  const draft = async (ask: Ask, device: FoundDevice, reason: string): Promise<Reply> => {
    const { person, turn, voice } = ask;
    const { mailbox, deviceId, guid } = device;
    const shown = `${device.person}: ${device.model}`;
    const wish = { action, mailbox, deviceId, shown, ...(guid ? { guid } : {}) };
    const by = { person, conversationId: turn.conversation.id, reason };
    const change = await planning.draftDevice(by, wish, { signal: turn.signal });
    return cardReply(changeCard(change, voice));
  };

  /** Several that may be meant are asked about, never guessed. */
  const which = async (
    ask: Ask,
    found: readonly FoundDevice[],
    isSure: boolean,
  ): Promise<Reply> => {
    const { signal } = ask.turn;
    const owned = await devices.withOwners(found.slice(0, mostNamed), { signal });
    return deviceChoice({ wording, action, devices: owned, all: found.length, isSure }, ask.voice);
  };

  return {
    ...wording,
    role: 'operator',
    run: async (ask) => {
      const { signal } = ask.turn;
      const said = ask.slots['device'];
      const readings = said === undefined ? [] : argumentReadings(said);
      if (said === undefined || readings.at(-1)?.said === '') {
        return quarantinedReply(devices, ask.voice, signal);
      }
      const named = await namedBy(readings, devices, signal);
      const [device] = named.devices;
      if (device && named.isSure && named.devices.length === 1) {
        return draft(ask, device, named.reason);
      }
      if (named.devices.length > 0) return which(ask, named.devices, named.isSure);
      if (named.withoutDevice !== undefined) {
        throw new PersonFailure('noDevice', { name: named.withoutDevice });
      }
      const parts = await partsOf(said, devices, signal);
      if (parts.length > 0) return which(ask, parts, true);
      throw new PersonFailure('deviceUnknown', { device: said.slice(0, 80) });
    },
  };
}

/** `allow <device>` and `block <device>`: an entry in the mailbox's own list, after an approval. */
export const deviceCommands = (services: DeviceServices): readonly Command[] => [
  deviceCommand(allowWording, 'allow', services),
  deviceCommand(blockWording, 'block', services),
];
