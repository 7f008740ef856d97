// npm's ical.js: on stdin a list of calendars, on stdout what it reads of each; instants by the zones that the calendar itself brings.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const library = createRequire(import.meta.url)('ical.js');
const ICAL = library.default ?? library;
const read = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  calendar.getAllSubcomponents('vtimezone').forEach((zone) => ICAL.TimezoneService.register(zone));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const value = (name) => component.getFirstPropertyValue(name);
    return {
      uid: event.uid,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      isDay: event.startDate.isDate,
      zone: component.getFirstProperty('dtstart').getParameter('tzid') ?? null,
      stamp: value('dtstamp').toJSDate().toISOString(),
      sequence: event.sequence,
      status: value('status'),
      summary: event.summary ?? '',
      description: event.description ?? '',
      location: event.location ?? '',
      url: value('url') ?? null,
      rule: value('rrule')?.toString() ?? null,
      excluded: component.getAllProperties('exdate').flatMap((property) => property.getValues().map((time) => time.toJSDate().toISOString())),
      alarms: component.getAllSubcomponents('valarm').map((alarm) => -alarm.getFirstPropertyValue('trigger').toSeconds() / 60),
    };
  });
  return { name: calendar.getFirstPropertyValue('x-wr-calname') ?? '', method: calendar.getFirstPropertyValue('method'), events };
};
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(read)));
