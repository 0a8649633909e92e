/** What somebody could call themselves, an account, or a domain. All of it has to be shown as text. */
export const hostileTexts: { readonly [name: string]: string } = {
  script: '<script>alert(1)</script>',
  markdown: '**bold** _it_ [link](https://evil.example) `code` # head ~~gone~~ | a | b |',
  list: '- one\n1. two\n+ three',
  template: '${title} ${$root.verdict} $data $when {slot}',
  dates: '{{DATE(2026-11-23T14:10:00Z,LONG)}} {{TIME(2026-11-23T14:10:00Z)}}',
  emoji: '👩‍👩‍👧‍👦 🏳️‍🌈',
  rightToLeft: '\u202Egnp.exe\u202C مرحبا \u2066x\u2069',
  zeroWidth: 'ad\u200Bmi\u200Cn\u200D\uFEFF',
  controls: 'a\u0000b\u0007c\u001B[31m',
  halfCharacter: 'a\uD800b',
  quotes: '"\'\\ &amp; &lt;b&gt;',
  long: 'x'.repeat(30_000),
  longChinese: '連接器'.repeat(10_000),
};
