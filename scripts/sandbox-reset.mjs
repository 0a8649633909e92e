// Puts the simulated tenant and its conversations back to their first day. A running sandbox is asked to
// do it; otherwise its files are deleted. Signing keys stay.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const port = Number(process.env.PORT || 3978) + 1;
const folder = join(process.env.DATA_DIR || 'data', 'sandbox');

async function askRunning() {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/sandbox/reset`, { method: 'POST' });
    return answer.ok;
  } catch {
    return false;
  }
}

if (await askRunning()) {
  console.log(`The running sandbox (port ${port}) is back at its first day.`);
} else {
  for (const name of ['tenant', 'chats.json']) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  console.log(
    `${folder}: the simulated tenant and its conversations begin anew at the next start.`,
  );
}
