import type { Kysely } from 'kysely';
import { languages } from '../domain/people/language.js';
import type { PreferenceStore, Preferences } from '../domain/ports/store.js';
import { keyOf } from './key.js';
import type { Schema } from './schema.js';

export class SqlPreferences implements PreferenceStore {
  constructor(private readonly db: Kysely<Schema>) {}

  async of(personId: string): Promise<Preferences> {
    const row = await this.db
      .selectFrom('preferences')
      .select('language')
      .where('key', '=', keyOf(personId))
      .executeTakeFirst();
    return { language: languages.find((language) => language === row?.language) };
  }

  async put(personId: string, preferences: Preferences): Promise<void> {
    const row = { language: preferences.language ?? null };
    await this.db
      .insertInto('preferences')
      .values({ key: keyOf(personId), ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }
}
