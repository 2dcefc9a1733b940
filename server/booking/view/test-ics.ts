import { expect } from "vitest";

/** One content line: `DTSTART;TZID=Europe/Berlin:20260302T100000`. */
interface Property {
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}

/** One component of a calendar file. A property that stands in it more than once keeps the last. */
export interface Component {
  readonly name: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly components: readonly Component[];
}

/**
 * Reads a calendar file as RFC 5545 has it, and fails on what a strict reader would refuse: bare line breaks, lines of more than 75 octets,
 * components that do not nest.
 */
export function readIcs(ics: string): Component {
  expect(ics.endsWith("\r\n"), "it ends with a line break").toBe(true);
  const folded = ics.slice(0, -2).split("\r\n");
  for (const line of folded) {
    expect(/[\r\n]/.test(line), `a bare line break in ${line}`).toBe(false);
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  }
  const lines = folded
    .join("\r\n")
    .replaceAll(/\r\n[ \t]/g, "")
    .split("\r\n");
  const root = { name: "", properties: {}, components: [] as Component[] };
  const open = [root];
  for (const line of lines) {
    const { name, property } = readLine(line);
    const top = open.at(-1) ?? root;
    if (name === "BEGIN") {
      const component = { name: property.value, properties: {}, components: [] };
      top.components.push(component);
      open.push(component);
    } else if (name === "END") {
      expect(property.value).toBe(top.name);
      open.pop();
    } else {
      expect(top.components, `${name} stands before the components, as RFC 5545 has it`).toEqual([]);
      Object.assign(top.properties, { [name]: property });
    }
  }
  expect(open).toHaveLength(1);
  expect(root.components.map(({ name }) => name)).toEqual(["VCALENDAR"]);
  return root.components[0] ?? root;
}

function readLine(line: string): { readonly name: string; readonly property: Property } {
  const match = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^;:"]*))*):(.*)$/s.exec(line);
  expect(match, `a content line: ${line}`).not.toBeNull();
  const [, name = "", params = "", value = ""] = match ?? [];
  const read = [...params.matchAll(/;([A-Z-]+)=("[^"]*"|[^;:"]*)/g)].map(([, key = "", said = ""]) => [
    key,
    said.replaceAll('"', ""),
  ]);
  return {
    name,
    property: { params: Object.fromEntries(read) as Record<string, string>, value: plain(value) },
  };
}

/** Without the escapes of a TEXT value. */
function plain(value: string): string {
  return value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
}

/** The one event of the file. */
export function eventOf(calendar: Component): Component {
  const events = calendar.components.filter(({ name }) => name === "VEVENT");
  expect(events).toHaveLength(1);
  const [event] = events;
  if (event === undefined) throw new Error("no event");
  return event;
}

/** The value of a property; empty when there is none. */
export function valueOf({ properties }: Component, name: string): string {
  return properties[name]?.value ?? "";
}
