import {
  bestMatch,
  type ComparableName,
  comparableName,
  isSureMatch,
  type NameMatch,
  nameKey,
  nameMatch,
} from '../people/name-match.js';
import type { FoundDevice } from './found-device.js';

/** Devices that one reading of a text names. */
export interface Meant {
  readonly devices: readonly FoundDevice[];
  /** Which of the readings. */
  readonly reading: number;
  /** Whether it names their owners wholly: else they are only offered. */
  readonly isSure: boolean;
}

/** Of what is only offered no more is kept: nobody reads a longer list. */
const mostOffered = 50;

const isWithin = (words: readonly string[], all: readonly string[]): boolean => {
  const left = [...all];
  return words.every((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
};

/** "Omar Khan: iPhone 15" and "Omar Khan's iPhone": the owner wholly, and more about the device. */
function describes(said: string, owner: ComparableName, device: FoundDevice): boolean {
  if (!said.startsWith(owner.key) || said.length === owner.key.length) return false;
  const { model, friendlyName, type, os, state } = device;
  const about = nameKey([model, friendlyName, type, os, state, 'phone', 'device'].join(' '));
  const more = said.slice(owner.key.length).replace(/^s /, '').trim();
  return isWithin(more.split(' '), about.split(' '));
}

function matchOf(
  said: ComparableName,
  names: readonly ComparableName[],
  device: FoundDevice,
): NameMatch | undefined {
  const match = bestMatch(names.map((name) => nameMatch(said, name)));
  if (isSureMatch(match)) return match;
  return names.some((name) => describes(said.key, name, device)) ? 'whole' : match;
}

const rank: { readonly [M in NameMatch]: number } = { literal: 0, whole: 1, reordered: 2, part: 3 };

interface Best {
  readonly said: ComparableName;
  match: NameMatch | undefined;
  devices: FoundDevice[];
}

/** Looks at devices one by one, and keeps those that the readings of a text name best. */
export class DeviceSearch {
  private readonly best: readonly Best[];

  constructor(readings: readonly string[]) {
    const nothing = { match: undefined, devices: [] };
    this.best = readings.map((said) => ({ said: comparableName(said), ...nothing }));
  }

  look(device: FoundDevice): void {
    const { person, mailbox } = device;
    const names = [person, ...(mailbox === person ? [] : [mailbox])].map(comparableName);
    for (const best of this.best) {
      const match = matchOf(best.said, names, device);
      if (!match) continue;
      const isBetter = best.match === undefined || rank[match] < rank[best.match];
      if (isBetter) Object.assign(best, { match, devices: [device] });
      else if (match === best.match && (isSureMatch(match) || best.devices.length < mostOffered)) {
        best.devices.push(device);
      }
    }
  }

  /** What the fullest reading names wholly; else what it may name. */
  meant(): Meant {
    const sure = this.best.findIndex(({ match }) => isSureMatch(match));
    const reading = sure >= 0 ? sure : this.best.findIndex(({ match }) => match !== undefined);
    return { devices: this.best[reading]?.devices ?? [], reading, isSure: sure >= 0 };
  }
}
