// npm's chinese-days: on stdin { from, until }, on stdout for each day from the one to before the other whether it is worked.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const chineseDays = createRequire(import.meta.url)('chinese-days');
const { from, until } = JSON.parse(readFileSync(0, 'utf8'));
const days = {};
for (let day = new Date(from); day < new Date(until); day.setUTCDate(day.getUTCDate() + 1)) {
  const name = day.toISOString().slice(0, 10);
  days[name] = chineseDays.isWorkday(name);
}
process.stdout.write(JSON.stringify(days));
