import { changeExamples } from './changes.js';
import { conversationExamples } from './conversation.js';
import type { Examples } from './examples.js';
import { failureExamples } from './failure.js';
import { personExamples } from './person.js';
import { reportExamples } from './report.js';
import { watchExamples } from './watch.js';

/** Examples of every card, by template. */
export const allExamples: { readonly [template: string]: Examples } = {
  ...changeExamples,
  ...conversationExamples,
  ...failureExamples,
  ...personExamples,
  ...reportExamples,
  ...watchExamples,
};
