import { PowerShell } from 'node-powershell';
import type { WorkerOptions } from './powershell-options.js';

/** The one command that is ever written to a PowerShell: which script it is says the environment. */
const startWorker = ". ([Environment]::GetEnvironmentVariable('EXCHANGE_CONNECTOR_BOT_WORKER'))";

/** A worker that writes more than this to the console is replaced: node-powershell keeps all of it. */
const mostNoise = 4 * 1024 * 1024;

/** A PowerShell process that runs the worker's script until its socket ends. */
export interface Shell {
  /** Resolves when the process has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** Whether it has written so much to the console that it should be replaced. */
  isNoisy(): boolean;
  kill(): void;
}

/** Starts PowerShell through node-powershell, for control alone: data goes over the private socket. */
export function startShell(
  { executable, environment, script }: WorkerOptions,
  socket: { readonly address: string; readonly token: string },
): Shell {
  const shell = new PowerShell({
    executable,
    throwOnInvocationError: false,
    executableOptions: { '-NoProfile': true, '-NonInteractive': true },
    spawnOptions: {
      windowsHide: true,
      env: {
        ...environment,
        EXCHANGE_CONNECTOR_BOT_WORKER: script,
        EXCHANGE_CONNECTOR_BOT_SOCKET: socket.address,
        EXCHANGE_CONNECTOR_BOT_TOKEN: socket.token,
      },
    },
  });
  let noise = 0;
  const count = (chunk: Buffer | string): void => {
    noise += chunk.length;
  };
  shell.streams.stdout.on('data', count);
  shell.streams.stderr.on('data', count);
  shell.streams.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    shell.streams.stdout.once('close', resolve);
    shell.invoke(startWorker).then(
      () => resolve(),
      () => resolve(),
    );
  });
  const kill = (): void => void shell.dispose('SIGKILL').catch(() => undefined);
  void ended.then(kill);
  return { ended, isNoisy: () => noise > mostNoise, kill };
}
