/** What the bot says about the conversation itself: help, greetings, guesses, waiting. */
export const conversation = {
  helpTitle: 'What you can ask for',
  helpIntro: 'Type it, or press it. Questions in plain words work too.',
  helpOne: 'How to say it',
  helpPage: 'Page {page} of {pages}',
  helpSummary: '{title}: {commands}',
  nextPage: 'Next page',
  previousPage: 'Previous page',
  welcomeTitle: 'Hello, I am the Connector Bot',
  welcomePersonal:
    'I look after the connection between Exchange Online and Intune: I check what it needs, show how it is, and say what to do.',
  welcomeShared:
    'I look after the connection between Exchange Online and Intune. Mention me here with what you want to know.',
  welcomeNext: 'A good start:',
  didYouMeanTitle: 'Did you mean one of these?',
  didYouMean: 'I do not know this phrase, so I did nothing. Press what you meant.',
  notUnderstoodTitle: 'I did not understand that',
  notUnderstood: 'I did nothing. Here is what I can do for you.',
  greeting: 'Hello. Type "help" to see what you can ask.',
  thanks: "You're welcome.",
  noted: 'OK.',
  progressTitle: 'One moment',
  progress: 'The services are being asked. The answer will stand here.',
  stillWorking: 'This takes longer than usual. The answer follows in this conversation.',
} as const;
