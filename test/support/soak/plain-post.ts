import { request } from 'node:http';

/**
 * Posts over a connection of its own, which ends with the answer: what the bot holds afterwards is its own.
 */
export const plainPost = (url: string, body: unknown): Promise<Response> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(url, { method: 'POST', agent: false, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve(new Response(Buffer.concat(parts), { status: answer.statusCode ?? 500 })),
      );
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
