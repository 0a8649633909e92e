import type { SandboxPeople, SandboxPerson } from '../person.js';

/** A conversation that exists: the shared ones, and one with the bot for each person. */
export interface Room {
  readonly id: string;
  readonly type: 'personal' | 'groupChat' | 'channel';
  readonly name?: string;
  readonly team?: string;
  /** Whose conversation with the bot it is. */
  readonly personId?: string;
}

/** Every conversation of the simulated Teams. */
export function roomsOf({ conversations, people }: SandboxPeople): readonly Room[] {
  const shared = conversations.filter(({ type }) => type !== 'personal');
  const personal = people.map(
    ({ teamsId }): Room => ({ id: personalId(teamsId), type: 'personal', personId: teamsId }),
  );
  return [...personal, ...shared];
}

export const personalId = (teamsId: string): string => `a:personal-${teamsId.replace(/^29:/, '')}`;

/** Who takes part: in a personal conversation one person, elsewhere everybody. */
export const peopleIn = (room: Room, { people }: SandboxPeople): readonly SandboxPerson[] =>
  room.personId === undefined ? people : people.filter(({ teamsId }) => teamsId === room.personId);
