import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ChangePolicy } from '../domain/changes/policy.js';
import { changeKinds } from '../domain/changes/policy.js';
import { roles } from '../domain/people/role.js';

const ids = z
  .array(z.guid().transform((id) => id.toLowerCase()))
  .max(50)
  .default([])
  .describe('Entra object ids.');

const people = z
  .strictObject({
    role: z.enum(roles).optional().describe('Everybody with this role or a higher one.'),
    groups: ids.describe('Entra object ids of groups.'),
    people: ids.describe('Entra object ids of people.'),
  })
  .describe('Some people: those of the role, of the groups, and those named.');

const rule = z.strictObject({
  approvals: z
    .int()
    .min(0)
    .max(5)
    .default(1)
    .describe('How many have to agree, never who asked; 0 is for "device" alone.'),
  approvers: people.prefault({ role: 'approver' }).describe('Who may agree.'),
  ask: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .describe('The id of the conversation that is asked.'),
  hours: z.number().min(0.1).max(720).default(24).describe('How long a request lives.'),
  reason: z.boolean().default(false).describe('Whether who asks has to say why.'),
  growth: z
    .int()
    .min(0)
    .optional()
    .describe('By how many devices the effect may have grown when the change runs.'),
});

/** The policy's file, as `docs/policy.schema.json` tells it to editors. */
export const policyFile = z.strictObject({
  $schema: z.string().optional(),
  changes: z
    .strictObject({
      setup: rule.prefault({}),
      disconnect: rule.prefault({}),
      device: rule.prefault({}),
      restore: rule.prefault({}),
    })
    .prefault({}),
  breakGlass: people
    .optional()
    .describe('Who may run a change without approval, with a reason that everybody reads.'),
});

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.') || 'the file';

/** What no schema can tell: a rule that nobody could ever meet. */
function unmeetable(file: z.output<typeof policyFile>): readonly string[] {
  const faults: string[] = [];
  for (const kind of changeKinds) {
    const { approvals, approvers } = file.changes[kind];
    const { role, groups, people: named } = approvers;
    if (approvals === 0 && kind !== 'device') {
      faults.push(`changes.${kind}.approvals: write at least 1.`);
    }
    const isEmpty = role === undefined && groups.length === 0 && named.length === 0;
    if (approvals > 0 && isEmpty) {
      faults.push(
        `changes.${kind}.approvers: name a role, a group or people: nobody could approve.`,
      );
    } else if (role === undefined && groups.length === 0 && new Set(named).size < approvals) {
      faults.push(`changes.${kind}.approvers: name at least ${approvals} people, or ask fewer.`);
    }
  }
  return faults;
}

/**
 * Reads the policy.
 * @param file the name of the policy's file; undefined: one approver, everywhere
 * @param ask the conversation that is asked where the policy names none
 * @returns the policy, or a line for each fault
 */
export function readPolicy(
  file: string | undefined,
  ask: string | undefined,
): ChangePolicy | readonly string[] {
  let json: unknown = {};
  try {
    if (file !== undefined) json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [`POLICY_FILE: "${file}" cannot be read as JSON.`];
  }
  const { success, data, error } = policyFile.safeParse(json);
  if (!success) {
    return error.issues.map(({ path, message }) => `POLICY_FILE: ${pathOf(path)}: ${message}.`);
  }
  const faults = unmeetable(data);
  if (faults.length > 0) return faults.map((fault) => `POLICY_FILE: ${fault}`);
  const ruleOf = ({ ask: own, ...rest }: z.output<typeof rule>) => ({
    ...rest,
    approvers: { ...rest.approvers, role: rest.approvers.role },
    growth: rest.growth,
    conversationId: own ?? ask,
  });
  const { setup, disconnect, device, restore } = data.changes;
  return {
    kinds: {
      setup: ruleOf(setup),
      disconnect: ruleOf(disconnect),
      device: ruleOf(device),
      restore: ruleOf(restore),
    },
    breakGlass: data.breakGlass && { ...data.breakGlass, role: data.breakGlass.role },
  };
}
