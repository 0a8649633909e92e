/** Names that hold moments in the records kept as JSON. */
const moment = /(^at|At)$/;

/** A record from its JSON: moments become dates again. */
export const datedJson = <T>(text: string): T =>
  JSON.parse(text, (name, value) =>
    moment.test(name) && typeof value === 'string' ? new Date(value) : value,
  );
