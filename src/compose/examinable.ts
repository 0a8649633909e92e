import { settings } from '../config/settings.js';
import { type Config, ConfigFaults, configOf } from '../config.js';

/** Settings as the doctor takes them: also those that a bot would not start with. */
export interface Examinable {
  readonly config: Config;
  /** A line for each setting that cannot be used. */
  readonly faults: readonly string[];
  /** What stands in place of these settings in `config` means nothing; each with the one to be mended. */
  readonly faulty: ReadonlyMap<string, string>;
}

type Environment = { readonly [name: string]: string | undefined };

const nobody = '00000000-0000-0000-0000-000000000000';

/** What stands in the place of settings that are needed and missing. */
const standIns: Environment = {
  TENANT_ID: nobody,
  TENANT_DOMAIN: 'none.invalid',
  MICROSOFT_APP_ID: nobody,
  MICROSOFT_APP_PASSWORD: 'none',
  EXCHANGE_APP_ID: nobody,
  EXCHANGE_APP_SECRET: 'none',
  BACKEND: 'rest',
  ROLE_ADMIN: nobody,
};

/** Of an application's credentials exactly one may be set, so that all give way to the one that stands in. */
const together: readonly (readonly string[])[] = [
  'MICROSOFT_APP_PASSWORD',
  'EXCHANGE_APP_SECRET',
].map((secret) => {
  const [application] = secret.split(/_(?=PASSWORD|SECRET)/);
  return [
    secret,
    `${secret}_FILE`,
    `${application}_CERTIFICATE_FILE`,
    `${application}_MANAGED_IDENTITY`,
  ];
});

const groupOf = (name: string): readonly string[] =>
  together.find((group) => group.includes(name)) ?? [name];

const nameIn = (fault: string): string => fault.slice(0, fault.indexOf(':'));

/**
 * Reads what can be read of the settings.
 * @throws ConfigFaults when what stands in place of the faulty ones is refused too
 */
export function examinable(environment: Environment): Examinable {
  try {
    return { config: configOf(environment), faults: [], faulty: new Map() };
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    const named = error.faults.map(nameIn).filter((name) => Object.hasOwn(settings, name));
    const faulty = new Map(named.flatMap((name) => groupOf(name).map((each) => [each, name])));
    const instead = Object.fromEntries([...faulty.keys()].map((name) => [name, standIns[name]]));
    return { config: configOf({ ...environment, ...instead }), faults: error.faults, faulty };
  }
}
