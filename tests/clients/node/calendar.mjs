// Reads a calendar from standard input with the named library and writes its events as JSON: days as
// `2027-03-12`, times in UTC.
import { text } from "node:stream/consumers";

/** @param {Date} moment */
const utc = (moment) => moment.toISOString().replace(".000Z", "Z");

/** @param {string} ics */
async function ical(ics) {
  const ICAL = (await import("ical.js")).default;
  const calendar = new ICAL.Component(ICAL.parse(ics));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const when = (time) => (time.isDate ? time.toString() : utc(time.toJSDate()));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      begins: when(event.startDate),
      ends: when(event.endDate),
      summary: event.summary,
      description: event.description,
      location: event.location ?? "",
      url: component.getFirstPropertyValue("url"),
      status: component.getFirstPropertyValue("status"),
      stamp: when(component.getFirstPropertyValue("dtstamp")),
    };
  });
}

/** A day is a Date at midnight where the machine stands, marked as one. @param {string} ics */
async function nodeIcal(ics) {
  const { sync } = (await import("node-ical")).default;
  const two = (number) => String(number).padStart(2, "0");
  const day = (date) =>
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const when = (date) => (date.dateOnly ? day(date) : utc(date));
  return Object.values(sync.parseICS(ics))
    .filter((one) => one.type === "VEVENT")
    .map((event) => ({
      uid: event.uid,
      sequence: Number(event.sequence),
      begins: when(event.start),
      ends: when(event.end),
      summary: event.summary,
      description: event.description,
      location: event.location ?? "",
      url: event.url,
      status: event.status,
      stamp: when(event.dtstamp),
    }));
}

const readers = { "ical.js": ical, "node-ical": nodeIcal };
process.stdout.write(JSON.stringify(await readers[process.argv[2]](await text(process.stdin))));
