import { readFileSync } from 'node:fs';
import { botEnvironment } from '../../src/sandbox/bot-environment.js';
import { freePort, freePortPair } from '../../test/support/free-port.js';
import { tempFolder } from '../../test/support/temp-folder.js';
import { Program, untilUp } from './process.js';

/** What stands after `node` in `npm run serve`. */
const serveArguments: readonly string[] = JSON.parse(readFileSync('package.json', 'utf8'))
  .scripts.serve.split(' ')
  .slice(1);

type Environment = { readonly [name: string]: string };

/** A built bot under measurement. */
export interface BotUnderTest {
  readonly program: Program;
  /** Where it takes messages. */
  readonly url: string;
  readonly dataDir: string;
}

/** The simulated Microsoft 365 and any number of built bots, each a process of its own. */
export class Stage {
  private readonly programs: Program[] = [];
  private bots = 0;

  private constructor(
    private readonly folder: ReturnType<typeof tempFolder>,
    readonly tenant: Program,
    /** Where the tenant is. */
    readonly sandboxUrl: string,
  ) {}

  /** @param environment of the tenant, such as `SANDBOX_DEVICES` */
  static async open(environment: Environment = {}): Promise<Stage> {
    const folder = tempFolder();
    const port = await freePortPair();
    const settings = { ...environment, PORT: String(port), DATA_DIR: folder.path };
    const tenant = Program.start(['dist/sandbox/main.js'], settings);
    // The page is on the port after the bot's.
    const stage = new Stage(folder, tenant, `http://127.0.0.1:${port + 1}`);
    await untilUp(`${stage.sandboxUrl}/sandbox`);
    return stage;
  }

  /** The folder of the bot that was begun last. */
  private get dataDir(): string {
    return `${this.folder.path}/bot-${this.bots}`;
  }

  /** Starts a bot as `npm run serve` does, with an empty database of its own, and waits for nothing. */
  begin(port: number, environment: Environment = {}, flags: readonly string[] = []): Program {
    this.bots += 1;
    const given = { DATA_DIR: this.dataDir, LOG_LEVEL: 'error' };
    const settings = botEnvironment(
      { ...process.env, ...given, ...environment },
      this.sandboxUrl,
      port,
    );
    return Program.start([...flags, ...serveArguments], { ...settings });
  }

  /** Starts a bot and waits until it is up. */
  async bot(environment: Environment = {}, flags: readonly string[] = []): Promise<BotUnderTest> {
    const port = await freePort();
    const program = this.begin(port, environment, flags);
    const { dataDir } = this;
    this.programs.push(program);
    const url = `http://127.0.0.1:${port}`;
    await untilUp(`${url}/healthz`);
    return { program, url, dataDir };
  }

  async close(): Promise<void> {
    for (const program of this.programs) await program.stop();
    await this.tenant.stop();
    this.folder.remove();
  }
}
