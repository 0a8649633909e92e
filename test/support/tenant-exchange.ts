import { exchangeWords } from '../../src/backends/exchange-words.js';
import { projectRow } from '../../src/backends/project-row.js';
import { parametersJson } from '../../src/backends/rest/parameters-json.js';
import type { CmdletName, Row } from '../../src/domain/cmdlets/catalogue.js';
import { type CmdletCall, checkCall } from '../../src/domain/cmdlets/cmdlet-call.js';
import { TenantFailure } from '../../src/domain/failure.js';
import type { ExchangeBackend } from '../../src/domain/ports/exchange-backend.js';
import { sandboxPeople } from '../../src/sandbox/people.js';
import { ExchangeError } from '../../src/sandbox/tenant/exchange/exchange-error.js';
import { SimulatedTenant } from '../../src/sandbox/tenant/simulated-tenant.js';

/** A small simulated tenant whose journal, and so whose state, outlives the process. */
export function smallTenant(folder: string, newGuid: () => string): SimulatedTenant {
  return new SimulatedTenant({
    folder,
    people: sandboxPeople,
    size: { mailboxes: 40, devices: 40 },
    clock: () => new Date(),
    newGuid,
  });
}

/** The simulated Exchange without HTTP between: what it was asked to write is in its own journal. */
export class TenantExchange implements Pick<ExchangeBackend, 'run'> {
  /** @param around is called before a cmdlet reaches Exchange, and after it was applied */
  constructor(
    readonly tenant: SimulatedTenant,
    private readonly around: (moment: string) => void = () => {},
  ) {}

  async *run<N extends CmdletName>(call: CmdletCall<N>): AsyncIterable<readonly Row<N>[]> {
    checkCall(call);
    const { cmdlet } = call;
    this.around(`before ${cmdlet}`);
    const output = this.asked(call);
    this.around(`after ${cmdlet}`);
    for (let index = 0; index < output.total; index += 1) {
      yield [projectRow(cmdlet, output.row(index))];
    }
  }

  private asked({ cmdlet, parameters }: CmdletCall) {
    const sent = JSON.parse(JSON.stringify(parametersJson(cmdlet, parameters)));
    try {
      return this.tenant.run(sandboxPeople.servicePrincipal.objectId, cmdlet, sent);
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      const { fault = 'invalid' } = exchangeWords(error.message, error.type);
      throw new TenantFailure('exchange', fault, { asked: cmdlet, said: error.message });
    }
  }
}

/** The writing cmdlets that reached Exchange and were applied. */
export const writesOf = (tenant: SimulatedTenant) =>
  tenant.cmdlets().filter(({ cmdlet, outcome }) => !cmdlet.startsWith('Get-') && outcome === 'ok');
