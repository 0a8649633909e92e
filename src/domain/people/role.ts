/** What a person may do with the bot, least first: each role holds what those before it hold. */
export const roles = ['viewer', 'operator', 'approver', 'admin'] as const;

export type Role = (typeof roles)[number];

/** Whether a role suffices where another is demanded. Without a role nothing suffices. */
export const suffices = (held: Role | undefined, demanded: Role): boolean =>
  held !== undefined && roles.indexOf(held) >= roles.indexOf(demanded);

/** For each role, the Entra object ids of the groups and people that hold it. */
export type RoleMembers = { readonly [R in Role]: readonly string[] };

/** The highest role of somebody with these object ids (the own one and those of all groups). */
export const roleOf = (members: RoleMembers, ids: ReadonlySet<string>): Role | undefined =>
  roles.findLast((role) => members[role].some((id) => ids.has(id.toLowerCase())));
