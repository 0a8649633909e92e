import { type Activity, TeamsInfo, type TurnContext } from 'botbuilder';

/** Addresses of people by the Teams id that a mention has of them. */
export type Mentioned = ReadonlyMap<string, string>;

export const nobodyMentioned: Mentioned = new Map();

/** One message names no more people for this bot; the others stay as their names. */
const mostPeople = 5;

const othersIn = ({ entities, recipient }: Activity): readonly string[] => {
  const ids = (entities ?? []).flatMap(({ type, mentioned }) =>
    type === 'mention' && typeof mentioned?.id === 'string' ? [mentioned.id as string] : [],
  );
  return [...new Set(ids)].filter((id) => id !== recipient?.id).slice(0, mostPeople);
};

/**
 * Whom a message mentions beside the bot, as the conversation's roster knows them: the name that a mention
 * shows is the sender's to choose, and several people may have it. Who isn't in the roster is left out.
 */
export async function mentionedPeople(context: TurnContext): Promise<Mentioned> {
  const found = await Promise.all(
    othersIn(context.activity).map(async (id): Promise<readonly (readonly [string, string])[]> => {
      try {
        const { userPrincipalName, email } = await TeamsInfo.getMember(context, id);
        const address = userPrincipalName ?? email;
        return address ? [[id, address]] : [];
      } catch {
        return [];
      }
    }),
  );
  return new Map(found.flat());
}
