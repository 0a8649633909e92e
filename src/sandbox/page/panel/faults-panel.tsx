import { useEffect, useState } from 'preact/hooks';
import {
  type Fault,
  type FaultMode,
  type FaultService,
  faultModes,
  faultServices,
} from '../../tenant/fault-modes.js';
import { request } from '../api.js';
import type { PageWords } from '../words.js';
import { useAttempt } from './use-attempt.js';

type Faults = { readonly [S in FaultService]?: Fault };

const serviceNames: { readonly [S in FaultService]: string } = {
  authority: 'Microsoft Entra ID',
  graph: 'Microsoft Graph',
  exchange: 'Exchange Online',
  connector: 'Teams',
};

/** Makes services fail, and well again. */
export function FaultsPanel({ words }: { readonly words: PageWords }) {
  const [faults, setFaults] = useState<Faults>({});
  const [service, setService] = useState<FaultService>('exchange');
  const [mode, setMode] = useState<FaultMode>('throttle');
  const [times, setTimes] = useState('');
  const { failure, attempt } = useAttempt(words);
  useEffect(
    () => void attempt(async () => setFaults(await request('GET', '/sandbox/faults'))),
    [attempt],
  );

  const set = async (): Promise<void> => {
    const count = Number(times);
    const fault = { mode, ...(count > 0 ? { times: count } : {}) };
    setFaults(await request('PUT', `/sandbox/faults/${service}`, fault));
  };
  const clear = async (which: FaultService): Promise<void> =>
    setFaults(await request('DELETE', `/sandbox/faults/${which}`));
  const current = faultServices.flatMap((each) => {
    const fault = faults[each];
    return fault ? [{ service: each, fault }] : [];
  });

  return (
    <section>
      <p class="about">{words.faultsAbout}</p>
      <label>
        {words.service}
        <select value={service} onChange={(e) => setService(e.currentTarget.value as FaultService)}>
          {faultServices.map((each) => (
            <option key={each} value={each}>
              {serviceNames[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.mode}
        <select value={mode} onChange={(e) => setMode(e.currentTarget.value as FaultMode)}>
          {faultModes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <label>
        {words.times}
        <input
          type="number"
          min="1"
          value={times}
          onInput={(e) => setTimes(e.currentTarget.value)}
        />
      </label>
      <button type="button" class="primary" onClick={() => void attempt(set)}>
        {words.setFault}
      </button>
      {failure && <p role="alert">{failure}</p>}
      <ul class="current-faults" aria-live="polite">
        {current.length === 0 && <li class="about">{words.noFaults}</li>}
        {current.map(({ service: which, fault }) => (
          <li key={which}>
            <span>
              {serviceNames[which]}: <strong>{fault.mode}</strong>
              {fault.times === undefined ? '' : ` × ${fault.times}`}
            </span>
            <button
              type="button"
              aria-label={`${words.clear}: ${serviceNames[which]}`}
              onClick={() => void attempt(() => clear(which))}
            >
              {words.clear}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
