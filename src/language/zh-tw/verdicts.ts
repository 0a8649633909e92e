import type { verdicts as english } from '../en/verdicts.js';
import type { Translated } from '../translated.js';

export const verdicts: Translated<typeof english> = {
  passed: '通過',
  warning: '警告',
  failed: '未通過',
  notApplicable: '不適用',
  unknown: '未知',
  granted: '已授與',
  missing: '缺少',
  passedCount: '{n} 項通過',
  warningCount: '{n} 項警告',
  failedCount: '{n} 項未通過',
  notApplicableCount: '{n} 項不適用',
  unknownCount: '{n} 項未知',
};
