import { listWrongClocks } from "../../db/operations/wrong-clocks.ts";
import { clockDifferenceInWords } from "../domain/providers/clock-difference.ts";
import type { CheckupDeps, Finding } from "./check-deps.ts";

/** What to do about a clock that is wrong. */
export const CLOCK_REMEDY =
  "Let the server follow a time server (NTP). Until then bookings may be refused, signed deliveries too, and holds end at the wrong minute.";

/** What the running processes have measured of their own clocks: the checks may run elsewhere. */
export async function checkClocks({ database }: CheckupDeps): Promise<Finding[]> {
  const clocks = await listWrongClocks(database.kysely);
  return clocks.map((clock) => ({
    code: "clock_skewed",
    about: null,
    problem: `The clock of ${clock.host} is ${clockDifferenceInWords(clock)}, as the app that runs there has measured.`,
    remedy: CLOCK_REMEDY,
  }));
}
