import type { TeamsAsks } from './permissions-page.js';

interface Manifest {
  readonly bots: readonly { readonly scopes: readonly string[] }[];
  readonly authorization?: {
    readonly permissions?: { readonly resourceSpecific?: readonly { readonly name: string }[] };
  };
}

/** What a Teams app manifest, valid by its schema, asks for. */
export function teamsAsks(manifest: unknown): TeamsAsks {
  const { bots, authorization } = manifest as Manifest;
  return {
    scopes: bots.flatMap(({ scopes }) => scopes),
    resourceSpecific: (authorization?.permissions?.resourceSpecific ?? []).map(({ name }) => name),
  };
}
