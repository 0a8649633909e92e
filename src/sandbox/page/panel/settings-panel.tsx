import { useEffect, useState } from 'preact/hooks';
import { request } from '../api.js';
import type { Json } from '../chat-types.js';
import type { PageWords } from '../words.js';
import { useAttempt } from './use-attempt.js';

interface Settings {
  readonly mobileDeviceManagementAuthority: string;
  readonly onPremisesSyncEnabled: boolean | null;
  readonly exchangePlan: boolean;
  readonly intunePlan: boolean;
  readonly delegatedConsent: boolean;
  readonly factorDemanded: boolean;
  readonly serviceHealth: { readonly [service: string]: string };
}

const authorities = ['unknown', 'intune', 'sccm', 'office365'];
const healths = ['serviceOperational', 'serviceDegradation', 'serviceInterruption'];

interface Choice {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, shown: string])[];
  readonly choose: (value: string) => Json;
}

function choicesOf(settings: Settings, words: PageWords): readonly Choice[] {
  const onOff = [
    ['true', words.on],
    ['false', words.off],
  ] as const;
  const same = (values: readonly string[]) => values.map((value) => [value, value] as const);
  return [
    {
      label: words.mobileDeviceManagementAuthority,
      value: settings.mobileDeviceManagementAuthority,
      options: same(authorities),
      choose: (mobileDeviceManagementAuthority) => ({ mobileDeviceManagementAuthority }),
    },
    {
      label: words.onPremisesSyncEnabled,
      value: String(settings.onPremisesSyncEnabled),
      options: [...onOff, ['null', words.cloudOnly]],
      choose: (value) => ({ onPremisesSyncEnabled: JSON.parse(value) }),
    },
    ...(['exchangePlan', 'intunePlan', 'delegatedConsent', 'factorDemanded'] as const).map(
      (name) => ({
        label: words[name],
        value: String(settings[name]),
        options: onOff,
        choose: (value: string) => ({ [name]: value === 'true' }),
      }),
    ),
    {
      label: words.exchangeHealth,
      value: settings.serviceHealth['Exchange Online'] ?? 'serviceOperational',
      options: same(healths),
      choose: (value) => ({
        serviceHealth: { ...settings.serviceHealth, 'Exchange Online': value },
      }),
    },
  ];
}

/** What the tenant is like, for the prerequisites. */
export function SettingsPanel({ words }: { readonly words: PageWords }) {
  const [settings, setSettings] = useState<Settings>();
  const { failure, attempt } = useAttempt(words);
  useEffect(
    () => void attempt(async () => setSettings(await request('GET', '/sandbox/tenant'))),
    [attempt],
  );
  if (!settings) return failure ? <p role="alert">{failure}</p> : null;
  const put = async (change: Json): Promise<void> =>
    setSettings(await request<Settings>('PUT', '/sandbox/tenant', change));
  const reset = async (): Promise<void> => {
    await request('POST', '/sandbox/reset');
    setSettings(await request<Settings>('GET', '/sandbox/tenant'));
  };
  return (
    <section>
      <h3>{words.settings}</h3>
      {failure && <p role="alert">{failure}</p>}
      {choicesOf(settings, words).map(({ label, value, options, choose }) => (
        <label key={label}>
          {label}
          <select
            value={value}
            onChange={(e) => void attempt(() => put(choose(e.currentTarget.value)))}
          >
            {options.map(([each, shown]) => (
              <option key={each} value={each}>
                {shown}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="button" onClick={() => void attempt(reset)}>
        {words.reset}
      </button>
    </section>
  );
}
