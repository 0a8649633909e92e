import { useCallback, useEffect, useState } from 'preact/hooks';
import { request } from '../api.js';
import type { PageWords } from '../words.js';

interface DeviceRow {
  readonly Identity: string;
  readonly UserDisplayName: string;
  readonly DeviceModel: string;
  readonly DeviceOS: string;
  readonly DeviceAccessState: string;
  readonly DeviceAccessStateReason: string;
}

const mostShown = 60;

/** The account that the sandbox asks as: it may read everything. */
const reader = 'grace@contoso.com';

async function readDevices(): Promise<readonly DeviceRow[]> {
  const { rows } = await request<{ rows: readonly DeviceRow[] }>('POST', '/sandbox/run', {
    account: reader,
    cmdlet: 'Get-MobileDevice',
    parameters: { ResultSize: 'Unlimited' },
  });
  return rows;
}

/** How many devices are in which state, the most first. */
function countsOf(devices: readonly DeviceRow[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { DeviceAccessState: state } of devices) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

/** The devices of the tenant: how many are in which state, and which they are. */
export function DevicesPanel({ words }: { readonly words: PageWords }) {
  const [devices, setDevices] = useState<readonly DeviceRow[]>([]);
  const [state, setState] = useState<string>();
  const read = useCallback(async () => setDevices(await readDevices()), []);
  useEffect(() => void read(), [read]);
  const shown = devices.filter((device) => !state || device.DeviceAccessState === state);
  return (
    <section>
      <button type="button" onClick={() => void read()}>
        {words.refresh}
      </button>
      <div class="bars">
        {countsOf(devices).map(([name, count]) => (
          <button
            key={name}
            type="button"
            class="bar"
            aria-pressed={name === state}
            onClick={() => setState(name === state ? undefined : name)}
          >
            <span>{name}</span>
            <meter min={0} max={devices.length} value={count} aria-hidden="true" />
            <strong>{count}</strong>
          </button>
        ))}
      </div>
      <ul class="held">
        {shown.slice(0, mostShown).map((device) => (
          <li key={device.Identity}>
            <strong>{device.UserDisplayName}</strong> {device.DeviceModel}
            <br />
            {device.DeviceOS}, {device.DeviceAccessState} ({device.DeviceAccessStateReason})
          </li>
        ))}
      </ul>
      {shown.length > mostShown && <p class="about">… {shown.length - mostShown}</p>}
    </section>
  );
}
