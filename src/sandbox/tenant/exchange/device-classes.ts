import { objectNotFound } from './exchange-error.js';
import { type Handler, type OutputRow, outputOf } from './handler.js';
import { textOf } from './input.js';
import { momentOf, withNoise } from './noise.js';
import { readFilter } from './opath-filter.js';

const get: Handler = (input, { state }) => {
  const classes = new Map<string, OutputRow>();
  for (const { type, model, firstSync } of state.devices) {
    const name = `${type}§${model}`;
    if (classes.has(name)) continue;
    const row = {
      Identity: name,
      Name: name,
      DeviceType: type,
      DeviceModel: model,
      LastUpdateTime: momentOf(firstSync),
    };
    classes.set(name, withNoise('ActiveSyncDeviceClass', row, firstSync));
  }
  const filter = textOf(input, 'Filter');
  const identity = textOf(input, 'Identity');
  const matches = filter === undefined ? () => true : readFilter(filter);
  const rows = [...classes.values()].filter(
    (row) => matches(row) && (identity === undefined || row['Identity'] === identity),
  );
  if (identity !== undefined && rows.length === 0) throw objectNotFound(identity);
  return outputOf(rows, (row) => row);
};

export const deviceClassHandlers = { 'Get-ActiveSyncDeviceClass': get } as const;
