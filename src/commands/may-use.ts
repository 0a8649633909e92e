import { type Role, suffices } from '../domain/people/role.js';
import type { Command } from './command.js';

/** Whether a role suffices for a command. */
export const mayUse = (held: Role, { role }: Pick<Command, 'role'>): boolean =>
  role === 'any' || suffices(held, role);
