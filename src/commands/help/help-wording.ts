import type { Wording } from '../../language/forms.js';

export const helpWording = {
  name: 'help',
  forms: {
    en: ['help [<command>]', 'help me', 'commands', 'menu', 'what can you do', 'what can i ask'],
    'zh-TW': [
      '說明 [<command>]',
      '幫助',
      '求助',
      '使用說明',
      '命令',
      '指令',
      '功能',
      '你會什麼',
      '你會做什麼',
      '你能做什麼',
      '你可以做什麼',
    ],
  },
  questions: {
    en: [
      'what do you do',
      'what can i do here',
      'what can i do with you',
      'how do i use this',
      'how do i use you',
      'how does this work',
      'how does this bot work',
      'what are the commands',
      'which commands are there',
      'show me the commands',
      'what can i say',
    ],
    'zh-TW': [
      '怎麼用',
      '怎麼使用',
      '如何使用',
      '要怎麼用',
      '該怎麼用',
      '有哪些命令',
      '有哪些指令',
      '有什麼功能',
      '可以問什麼',
      '我可以問什麼',
      '可以做什麼',
    ],
  },
  topics: {
    en: ['help', 'commands', 'how to use', 'manual', 'instructions'],
    'zh-TW': ['幫忙', '幫助', '說明', '指令', '怎麼用', '教學'],
  },
} as const satisfies Wording;
