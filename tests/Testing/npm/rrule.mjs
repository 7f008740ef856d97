// npm's rrule: on stdin a line for each { rule, start, excluded, added, most }, on stdout a line for each with its days.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const { RRule, RRuleSet } = createRequire(import.meta.url)('rrule');
const days = ({ rule, start, excluded, added, most }) => {
  const at = (day) => new Date(day + start.slice(10));
  const set = new RRuleSet();
  set.rrule(new RRule({ ...RRule.parseString(rule), dtstart: new Date(start) }));
  excluded.forEach((day) => set.exdate(at(day)));
  added.forEach((day) => set.rdate(at(day)));
  // The added days come first, wherever they belong.
  return set.all((_, index) => index < most + added.length).slice(0, most).map((date) => date.toISOString().slice(0, 10));
};
const lines = readFileSync(0, 'utf8').split('\n').map((line) => JSON.stringify(days(JSON.parse(line))));
process.stdout.write(lines.join('\n'));
