import { expect, test } from "vitest";
import { liveThroughChaos } from "./live-through-chaos.ts";
import { tellReport } from "./tell-report.ts";

/** 5 min: a short storm and the calm after it, on a busy machine. */
const TIMEOUT_MS = 300_000;

test(
  "people book and pay while providers fail and the app is killed again and again: nothing is lost, nothing is twice",
  { timeout: TIMEOUT_MS },
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const report = await liveThroughChaos({ bookings: 10, seed });
    expect(report.kills).toBeGreaterThan(0);
    expect(report.audit.violations, `seed ${seed}\n${tellReport(report)}`).toEqual([]);
  },
);
