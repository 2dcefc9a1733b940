import { writeFileSync } from "node:fs";
import { transition } from "xstate";
import type { BookingEvent } from "../server/domain/booking/booking-event.ts";
import { bookingMachine, bookingSnapshot } from "../server/domain/booking/machine/states.ts";
import { BOOKING_STATES, type BookingState } from "../server/domain/booking/booking.ts";
import { sampleContextsOf, sampleEvents } from "./sample-bookings.ts";

/** What XState keeps of one candidate of one event in one state. */
interface Definition {
  readonly eventType: string;
  readonly target?: readonly { readonly key: string }[] | undefined;
  readonly guard?: unknown;
}

type Snapshot = ReturnType<typeof bookingSnapshot>;

/** One line of the table: what an event does in a state, under one guard. `to` is null when the state stays. */
interface Line {
  readonly from: BookingState;
  readonly event: string;
  readonly guards: readonly string[];
  readonly to: BookingState | null;
  /** Effects asked for whenever this line is taken, and those that only some bookings need. */
  readonly always: readonly string[];
  readonly sometimes: readonly string[];
}

const HEAD = `# Booking states

Generated from \`server/domain/booking/machine/states.ts\` by \`npm run docs\`: the machine is asked, not described.

An **event** (past tense) moves a booking; the **effects** (imperative) that it asks for are written to the outbox in the same transaction and
carried out afterwards. Where an event has several lines in one state, the first whose guard holds is taken. An event without a line in a state is
refused and leaves no trace. A line *by itself* needs no event of its own: it is taken right after any event that leads to the state, or is taken
in it, as a part of that same step, as soon as its guard holds. *Effects in italics* are asked for only by the bookings that need them: there is a
checkout to close, money to return, a time of one's own to release.
`;

/** The table and the diagram of the machine, as Markdown. The same machine gives the same text. */
export function generateBookingStates(): string {
  const lines = BOOKING_STATES.flatMap(linesOf);
  return [HEAD, diagramOf(lines), ...BOOKING_STATES.map((state) => tableOf(state, lines))].join("\n");
}

/** What the table says where XState has an eventless transition. */
const BY_ITSELF = "*by itself*";

/** What holds in a state by itself, whatever led to it. */
function eventlessLinesOf(from: BookingState): Line[] {
  return (bookingMachine.states[from]?.always ?? []).map((definition) => ({
    from,
    event: BY_ITSELF,
    guards: guardNamesOf(definition.guard),
    to: (definition.target?.[0]?.key ?? null) as BookingState | null,
    always: [],
    sometimes: [],
  }));
}

/** A state's own lines, and those of every state that they leave something to. */
function linesOf(from: BookingState): Line[] {
  const own = [...(bookingMachine.states[from]?.transitions.values() ?? [])].flat();
  const everywhere = [...bookingMachine.root.transitions.values()].flat();
  const isShadowed = (definition: (typeof everywhere)[number]) =>
    own.some(({ eventType }) => eventType === definition.eventType) &&
    effectsOf(from, definition).length === 0;
  return [
    ...eventlessLinesOf(from),
    ...[...own, ...everywhere.filter((definition) => !isShadowed(definition))].map((definition) =>
      lineOf(from, definition),
    ),
  ];
}

function lineOf(from: BookingState, definition: Definition): Line {
  const target = definition.target?.[0]?.key as BookingState | undefined;
  const runs = effectsOf(from, definition);
  if (runs.length === 0)
    throw new Error(`No sample booking takes ${from} + ${definition.eventType}: add one.`);
  const seen = [...new Set(runs.flat())];
  const always = seen.filter((effect) => runs.every((effects) => effects.includes(effect)));
  return {
    from,
    event: definition.eventType,
    guards: guardNamesOf(definition.guard),
    to: target === undefined || target === from ? null : target,
    always,
    sometimes: seen.filter((effect) => !always.includes(effect)),
  };
}

/** What the machine asks for in each sample booking in which this very line is the one taken. */
function effectsOf(from: BookingState, definition: Definition): string[][] {
  return sampleContextsOf(from).flatMap((context) => {
    const snapshot = bookingSnapshot(from, context);
    return sampleEvents(context)
      .filter((event) => linesTaken(snapshot, event).includes(definition))
      .map((event) => transition(bookingMachine, snapshot, event)[1].map((action) => action.type));
  });
}

function linesTaken(snapshot: Snapshot, event: BookingEvent): readonly unknown[] {
  return bookingMachine.getTransitionData(snapshot, event);
}

function guardNamesOf(guard: unknown): string[] {
  if (guard === undefined) return [];
  if (typeof guard === "string") return [guard];
  if (typeof guard === "function" && "guards" in guard && Array.isArray(guard.guards)) {
    const names = guard.guards.flatMap(guardNamesOf);
    return guard.name === "not" ? names.map((name) => `not:${name}`) : names;
  }
  throw new Error("A guard has no name to print: name it in the machine's setup.");
}

/** `paysThePrice` → `pays the price`, and `not:paysThePrice` → `not: pays the price`. */
function inWords(name: string): string {
  return name.replace(":", ": ").replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

function effectsInWords({ always, sometimes }: Line): string {
  return [...always, ...sometimes.map((effect) => `*${effect}*`)].join(", ");
}

function tableOf(state: BookingState, lines: readonly Line[]): string {
  const rows = lines
    .filter((line) => line.from === state)
    .map(
      (line) =>
        `| ${line.event} | ${line.guards.map(inWords).join(" and ")} | ${line.to ?? "same"} | ${effectsInWords(line)} |`,
    );
  return [`## ${state}\n`, "| event | when | to | effects |", "|---|---|---|---|", ...rows, ""].join("\n");
}

function diagramOf(lines: readonly Line[]): string {
  const arrows = lines
    .filter((line) => line.to !== null)
    .map((line) => `  ${line.from} --> ${String(line.to)}: ${line.event.replaceAll("*", "")}`);
  return ["```mermaid", "stateDiagram-v2", "  [*] --> INITIATED", ...new Set(arrows), "```", ""].join("\n");
}

if (import.meta.filename === process.argv[1])
  writeFileSync("docs/architecture/booking-states.md", generateBookingStates());
