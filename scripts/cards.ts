/** A gallery of every card with each of its examples, in both languages and themes, on this machine alone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createVoice } from '../src/language/create-voice.js';
import { hostConfig } from '../src/sandbox/page/host-config.js';
import { allExamples } from '../test/support/card-examples/all.js';
import { render } from '../test/support/draw.js';

const require = createRequire(import.meta.url);
const library = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const languages = ['en', 'zh-TW'] as const;

/** What a hostile example shows is for the specs; here it would only be long. */
const hostile = /^(long|longChinese|halfCharacter|controls)$/;

const cards = Object.entries(allExamples).flatMap(([template, examples]) =>
  Object.entries(examples)
    .filter(([name]) => !hostile.test(name))
    .map(([name, example]) => ({
      title: `${template}, ${name}`,
      contents: languages.map((language) => {
        const voice = createVoice({ language, timeZone: 'Asia/Taipei', now: new Date() });
        return render(example(voice)).content;
      }),
    })),
);

const script = `
const cards = ${JSON.stringify(cards).replaceAll('<', '\\u003c')};
const themes = { light: ${JSON.stringify(hostConfig('light'))}, dark: ${JSON.stringify(hostConfig('dark'))} };
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const element = document.createElement('span');
  element.textContent = text.replace(/\\\\([^a-z0-9\\s])/gi, '$1');
  result.outputHtml = element.innerHTML;
  result.didProcess = true;
};
for (const { title, contents } of cards) {
  const heading = document.createElement('h2');
  heading.textContent = title;
  document.body.append(heading);
  const row = document.createElement('div');
  row.className = 'row';
  for (const [theme, config] of Object.entries(themes)) for (const content of contents) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(config);
    card.parse(content);
    const place = document.createElement('div');
    place.className = theme;
    place.append(card.render());
    row.append(place);
  }
  document.body.append(row);
}`;

const style = `
body { font: 14px "Segoe UI", Roboto, Arial, sans-serif; margin: 16px; background: #e8e8e8; }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 12px; align-items: start; }
.dark { background: #292929; } .light { background: #fff; }`;

const app = new Hono();
const policy = "default-src 'none'; script-src 'self'; style-src 'self'";
app.get('/', (c) => {
  c.header('Content-Security-Policy', policy);
  return c.html(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cards</title><link rel="stylesheet" href="style.css"></head><body><h1>Cards</h1><script src="adaptivecards.js"></script><script src="cards.js"></script></body></html>',
  );
});
app.get('/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css' }));
app.get('/adaptivecards.js', (c) => c.body(library, 200, { 'content-type': 'text/javascript' }));
app.get('/cards.js', (c) => c.body(script, 200, { 'content-type': 'text/javascript' }));

const port = Number(process.env['PORT'] ?? 3990);
serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => {
  process.stdout.write(`${cards.length} cards: http://127.0.0.1:${port}/ (Ctrl+C ends it)\n`);
});
