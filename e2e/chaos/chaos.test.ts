import { expect, test } from "vitest";
import { liveThroughChaos } from "./live-through-chaos.ts";
import { printReport } from "./print-report.ts";

/** 5 min: a short storm and the calm after it, on a busy machine; on a quiet one it is less than a minute. */
const TIMEOUT_MS = 300_000;
const BOOKINGS = 10;

test(
  "people book and pay while providers fail and the app is killed again and again: nothing is lost, nothing is twice",
  { timeout: TIMEOUT_MS },
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const report = await liveThroughChaos({ bookings: BOOKINGS, seed, dialect: "sqlite", processes: 1 });
    expect(report.kills[0]).toBeGreaterThan(0);
    expect(report.audit.violations, `seed ${seed}\n${printReport(report)}`).toEqual([]);
  },
);

test(
  "three processes on PostgreSQL, of which one is killed at a time while connections are cut and the server dies: nothing is lost, nothing is twice",
  { timeout: TIMEOUT_MS },
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const report = await liveThroughChaos({
      bookings: BOOKINGS,
      seed,
      dialect: "postgres",
      processes: 3,
      restartsDatabase: true,
    });
    const told = `seed ${seed}\n${printReport(report)}`;
    expect(
      report.kills.reduce((sum, times) => sum + times, 0),
      told,
    ).toBeGreaterThan(0);
    expect(report.cuts, told).toBeGreaterThan(0);
    expect(report.restarts, told).toBeGreaterThan(0);
    for (const process of [1, 2, 3])
      expect(report.answers.get(`requests answered by process ${process}`), told).toBeGreaterThan(0);
    expect(report.audit.violations, told).toEqual([]);
  },
);
