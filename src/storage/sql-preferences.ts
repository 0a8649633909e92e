import type { Kysely } from 'kysely';
import { languages } from '../domain/people/language.js';
import type { PreferenceStore, Preferences } from '../domain/ports/store.js';
import type { Schema } from './schema.js';

export class SqlPreferences implements PreferenceStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async of(personId: string): Promise<Preferences> {
    const row = await this.db
      .selectFrom('preferences')
      .select('language')
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return { language: languages.find((language) => language === row?.language) };
  }

  async put(personId: string, { language = null }: { language?: string | null | undefined }) {
    await this.db
      .insertInto('preferences')
      .values({ person_id: personId, language })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ language }))
      .execute();
  }
}
