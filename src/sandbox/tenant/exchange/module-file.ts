import { catalogue, isCmdletName } from '../../../domain/cmdlets/catalogue.js';
import type { Cmdlet } from '../../../domain/cmdlets/cmdlet.js';
import type { Kind } from '../../../domain/cmdlets/kind.js';
import type { RoleEntries } from '../rbac.js';

/** How the simulated module makes .NET values of a property's JSON. */
const typeOf = ({ name, values }: Kind<unknown>): string => (values ? 'enumeration' : name);

function described(cmdlet: Cmdlet, permitted: ReadonlySet<string>): object {
  const parameters = Object.entries(cmdlet.parameters).filter(([name]) => permitted.has(name));
  return {
    effect: cmdlet.effect,
    parameters: Object.fromEntries(parameters.map(([name, { kind }]) => [name, kind.name])),
    row: Object.fromEntries(
      Object.entries(cmdlet.row).map(([name, { kind }]) => [name, typeOf(kind)]),
    ),
  };
}

/**
 * What Microsoft's module downloads when it connects: the cmdlets that a token may run. Here it is data,
 * of which the sandbox's module makes functions; Microsoft sends a script.
 */
export function moduleFile(permitted: RoleEntries): object {
  const cmdlets = [...permitted].flatMap(([name, parameters]) =>
    isCmdletName(name) ? [[name, described(catalogue[name], parameters)] as const] : [],
  );
  const exportedCmdlets = cmdlets.map(([name]) => name).toSorted();
  return {
    value: [
      {
        exportedCmdlets: exportedCmdlets.join(','),
        '@sandbox.cmdlets': Object.fromEntries(cmdlets),
      },
    ],
  };
}
