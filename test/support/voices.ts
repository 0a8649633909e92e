import { languages } from '../../src/domain/people/language.js';
import { createVoice } from '../../src/language/create-voice.js';

/** The moment at which examples are told. */
export const exampleNow = new Date('2026-11-23T14:10:00Z');

/** So many milliseconds before that moment. */
export const earlier = (milliseconds: number): Date =>
  new Date(exampleNow.getTime() - milliseconds);

export const hour = 60 * 60 * 1000;

export const exampleVoice = (language: (typeof languages)[number]) =>
  createVoice({ language, timeZone: 'Asia/Taipei', now: exampleNow });

export const exampleVoices = languages.map(exampleVoice);
