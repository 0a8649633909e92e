/**
 * The application permissions that a token of the bot's own names. It was just given by the authority for
 * the bot, so it is read and not verified.
 */
export function rolesIn(token: string): readonly string[] {
  try {
    const payload: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    const { roles } = Object(payload);
    return Array.isArray(roles) ? roles.map(String) : [];
  } catch {
    return [];
  }
}
