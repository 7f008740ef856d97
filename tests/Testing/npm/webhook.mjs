// The reference client of Standard Webhooks: on stdin a list of { secret, headers, body }, on stdout what it makes of each;
// { secret, id, seconds, body } is signed instead.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const { Webhook } = createRequire(import.meta.url)('standardwebhooks');
const judge = ({ secret, headers, body, id, seconds }) => {
  if (id !== undefined) {
    return { signature: new Webhook(secret).sign(id, new Date(seconds * 1000), body) };
  }
  try {
    return { payload: new Webhook(secret).verify(body, headers) };
  } catch (error) {
    return { refused: error.message };
  }
};
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(judge)));
