/**
 * The bare bot that the figures are compared with: botbuilder and restify, nothing else, as in
 * Microsoft's own echo sample. Run as a process: prints its port once it listens.
 */
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createServer, plugins } from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`echo ${context.activity.text}`);
  await next();
});

const server = createServer();
server.use(plugins.bodyParser());
server.get('/healthz', async (_request, response) => {
  response.send(200, { status: 'up' });
});
server.post('/api/messages', async (request, response) => {
  const { body, headers, method = 'POST' } = request;
  await adapter.process({ body, headers, method }, response, (context) => bot.run(context));
});
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  console.log(server.address().port);
});
// Without its bench it would be an orphan.
process.on('disconnect', () => process.exit(0));
