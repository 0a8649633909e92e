import type { Wording } from '../../language/forms.js';

export const whoamiWording = {
  name: 'whoami',
  forms: {
    en: ['whoami', 'who am i', 'my role'],
    'zh-TW': ['我是誰', '我的角色', '我的身分', '我的身份'],
  },
  questions: {
    en: [
      'what am i allowed to do',
      'what may i do',
      'what is my role',
      "what's my role",
      'which role do i have',
      'what role do i have',
    ],
    'zh-TW': ['我的角色是什麼', '我有什麼角色', '我是什麼角色', '你知道我是誰'],
  },
  subjects: {
    en: [
      'role',
      'roles',
      'my account',
      'allowed',
      'who am i',
      'who i am',
      'viewer',
      'operator',
      'approver',
      'admin',
      'think i am',
      'you think i am',
    ],
    'zh-TW': [
      '角色',
      '身分',
      '身份',
      '我的帳戶',
      '我是誰',
      '檢視者',
      '操作者',
      '核准者',
      '管理員',
      '認得我',
      '認識我',
    ],
  },
  topics: {
    en: [
      'my role',
      'my account',
      'who am',
      'can i',
      'may i',
      'am i allowed',
      'allowed',
      'approver rights',
      'approver role',
      'am i … approver',
    ],
    'zh-TW': ['角色', '身分', '我可以', '我能', '可以做', '核准權限', '我有核准'],
  },
} as const satisfies Wording;
