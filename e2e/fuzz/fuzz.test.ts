import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";
import { printFuzzReport, troublesOf } from "./fuzz-report.ts";

const SEED = 20_261_129;
/** One batch of strangers, and one of whoever may; `npm run fuzz` is the long run. */
const REQUESTS = 300;

test(
  `generated requests find nothing that an answer, the log or somebody else’s rows must not be (seed ${SEED})`,
  async () => {
    const report = await fuzz({ requests: REQUESTS, seed: SEED });
    expect(troublesOf(report), printFuzzReport(report)).toEqual([]);
    expect(report.comparisons).toBeGreaterThan(0);
  },
  // 5 min: about one on a machine that does nothing else.
  300_000,
);
