import { listWrongClocks } from "../../db/operations/wrong-clocks.ts";
import type { Finding } from "../domain/providers/installation-finding.ts";
import type { CheckupDeps } from "./check-deps.ts";

/** What the running processes have measured of their own clocks: the checks may run elsewhere. */
export async function checkClocks({ database }: CheckupDeps): Promise<Finding[]> {
  const clocks = await listWrongClocks(database.kysely);
  return clocks.map(({ host, provider, seconds }) => ({
    code: "clock_skewed",
    about: null,
    host,
    provider,
    seconds,
  }));
}
