/** The languages that the bot speaks, as BCP 47 tags. */
export const languages = ['en', 'zh-TW'] as const;

export type Language = (typeof languages)[number];
