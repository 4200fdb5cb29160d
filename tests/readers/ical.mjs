// Reads a calendar from standard input with ical.js (argument 1: its module) and prints what it holds as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]));
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf-8")));
const text = (part, name) => part.getFirstPropertyValue(name)?.toString() ?? "";
const read = (part) => ({
  kind: part.name,
  uid: text(part, "uid"),
  day: text(part, part.name === "vtodo" ? "due" : "dtstart"),
  status: text(part, "status"),
  completed: text(part, "completed"),
  sequence: text(part, "sequence"),
  stamp: text(part, "dtstamp"),
  changed: text(part, "last-modified"),
  summary: text(part, "summary"),
  description: text(part, "description"),
  alarms: part.getAllSubcomponents("valarm").map((alarm) => text(alarm, "trigger")),
});
console.log(JSON.stringify(calendar.getAllSubcomponents().map(read)));
