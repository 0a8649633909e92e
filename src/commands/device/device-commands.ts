import { changeCard } from '../../cards/change-card.js';
import { listCard } from '../../cards/list-card.js';
import type { PlanningDesk } from '../../domain/changes/planning-desk.js';
import type { DeviceDesk, FoundDevice } from '../../domain/connector/device-desk.js';
import { PersonFailure } from '../../domain/failure.js';
import type { Wording } from '../../language/forms.js';
import type { Ask, Command } from '../command.js';
import { deviceLines, quarantinedReply } from '../quarantined/quarantined-command.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { allowWording, blockWording } from './device-wordings.js';

export interface DeviceServices {
  readonly devices: Pick<DeviceDesk, 'meant' | 'quarantined'>;
  readonly planning: Pick<PlanningDesk, 'draftDevice'>;
}

const mostButtons = 5;

function deviceCommand(
  wording: Wording,
  action: 'allow' | 'block',
  { devices, planning }: DeviceServices,
): Command {
  /** Several that may be meant are asked about, never guessed. */
  const which = ({ voice }: Ask, found: readonly FoundDevice[]): Reply =>
    cardReply(
      listCard(
        {
          title: voice.say('devices.which'),
          intro: voice.say('devices.several', { n: found.length }),
          lines: deviceLines(found, voice),
          says: found
            .slice(0, mostButtons)
            .map(({ deviceId }) => sayCommand(wording, voice, { device: deviceId })),
        },
        voice,
      ),
    );

  return {
    ...wording,
    role: 'operator',
    run: async (ask) => {
      const { person, turn, voice, slots } = ask;
      const { signal } = turn;
      const said = slots['device'];
      if (said === undefined) return quarantinedReply(devices, voice, signal);
      const found = await devices.meant(said, { signal });
      const [device] = found;
      if (!device) throw new PersonFailure('deviceUnknown', { device: said.slice(0, 80) });
      if (found.length > 1) return which(ask, found);
      const { mailbox, deviceId } = device;
      const wish = { action, mailbox, deviceId, shown: `${device.person}: ${device.model}` };
      const by = { person, conversationId: turn.conversation.id };
      return cardReply(changeCard(await planning.draftDevice(by, wish, { signal }), voice));
    },
  };
}

/** `allow <device>` and `block <device>`: an entry in the mailbox's own list, after an approval. */
export const deviceCommands = (services: DeviceServices): readonly Command[] => [
  deviceCommand(allowWording, 'allow', services),
  deviceCommand(blockWording, 'block', services),
];
