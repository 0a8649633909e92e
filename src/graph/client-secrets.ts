import type { ClientSecret } from '../domain/ports/directory.js';
import type { JsonObject } from './graph-client.js';
import { dateOrNull, objectsOf, textOrNull } from './json.js';

/**
 * The client secrets of an application as Graph lists them; one whose end is not told says nothing.
 * Source: learn.microsoft.com/graph/api/resources/passwordcredential (`hint`, `endDateTime`).
 */
export const clientSecretsIn = (application: JsonObject): readonly ClientSecret[] =>
  objectsOf(application, 'passwordCredentials').flatMap((item) => {
    const endsAt = dateOrNull(item, 'endDateTime');
    const hint = textOrNull(item, 'hint');
    return hint !== null && endsAt !== null ? [{ hint, endsAt }] : [];
  });
