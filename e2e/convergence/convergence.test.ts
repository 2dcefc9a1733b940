import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { addMinutes, laterOf } from "../../server/domain/values/instant.ts";
import { differencesOf } from "./compare-final-states.ts";
import { startAppFixture, type AppFixture } from "./start-app-fixture.ts";
import { assignment, batches, mondayAfter, type Batch } from "./scenarios.ts";
import { runDisturbed } from "./run-disturbed.ts";
import { runOrderly } from "./run-orderly.ts";

const SCENARIOS = Number(process.env["CONVERGENCE_STORIES"] ?? 12);
const SCENARIOS_PER_BATCH = Math.min(SCENARIOS, 12);
/** 20 batches, some hundred scenarios: after that the books of a fixture have grown so long that reading them takes longest. */
const BATCHES_PER_FIXTURE = 20;
/** 3 weeks: no session of one batch is in the way of the next. */
const APART_MINUTES = 21 * 24 * 60;
/** The short run that goes with every test tells the same scenarios each time, so that it fails by a change and not by chance. */
const SHORT_RUN_SEED = 7;
const SEED = Number(
  process.env["CONVERGENCE_SEED"] ??
    (process.env["CONVERGENCE_STORIES"] === undefined ? SHORT_RUN_SEED : Math.floor(Math.random() * 2 ** 31)),
);
const REPLAY_PATH = process.env["CONVERGENCE_PATH"];
/** 5 min, and 12 s a scenario: more than ten times what it takes on a machine of its own. */
const TIMEOUT_MS = 300_000 + SCENARIOS * 12_000;

let fixtures: { orderly: AppFixture; disturbed: AppFixture } | null = null;
let told = 0;
let parted = 0;
let scenarios = 0;
let differing = 0;

async function openFixtures() {
  if (fixtures !== null && told % BATCHES_PER_FIXTURE === 0) await closeFixtures();
  if (fixtures === null) {
    const [orderly, disturbed] = await Promise.all([startAppFixture(), startAppFixture()]);
    fixtures = { orderly, disturbed };
  }
  return fixtures;
}

async function closeFixtures(): Promise<void> {
  await Promise.all([fixtures?.orderly.stop(), fixtures?.disturbed.stop()]);
  fixtures = null;
}

afterAll(async () => {
  await closeFixtures();
  say(`${scenarios} stories, seed ${SEED}; ${scenarios - parted} compared in full, ${parted} had parted`);
});

/** Said as it comes: a long run is watched. */
function say(words: string): void {
  process.stdout.write(`convergence: ${words}\n`);
}

async function tell(batch: Batch): Promise<string[]> {
  const { orderly, disturbed } = await openFixtures();
  told += 1;
  const monday = mondayAfter(addMinutes(laterOf(orderly.now(), disturbed.now()), APART_MINUTES));
  const roles = assignment(batch, String(told), monday);
  const once = await runOrderly(orderly, batch, roles, monday);
  const again = await runDisturbed(disturbed, batch, once, monday);
  scenarios += once.length;
  parted += [...again.values()].filter(({ partings }) => partings.length > 0).length;
  return differencesOf(once, again);
}

test(
  "scenarios whose deliveries are mixed up, doubled and lost, and whose app dies, end as the orderly ones do",
  { timeout: TIMEOUT_MS },
  async () => {
    const failures: string[] = [];
    await fc.assert(
      fc.asyncProperty(batches(SCENARIOS_PER_BATCH), async (batch) => {
        const differences = await tell(batch);
        differing += differences.length;
        say(`${scenarios} of ${SCENARIOS} scenarios told, ${differing} differences`);
        if (differences.length === 0) return;
        const batchPath = REPLAY_PATH ?? String(told - 1);
        const replay = `npm run convergence -- --stories ${SCENARIOS} --seed ${SEED} --path ${batchPath}`;
        const failure = `${differences.join("\n")}\n  again: ${replay}`;
        say(failure);
        failures.push(failure);
      }),
      REPLAY_PATH === undefined
        ? { seed: SEED, numRuns: Math.ceil(SCENARIOS / SCENARIOS_PER_BATCH) }
        : { seed: SEED, path: REPLAY_PATH, numRuns: 1 },
    );
    // Not the first alone: each scenario that ends otherwise is a finding of its own.
    expect(failures.join("\n\n")).toBe("");
  },
);
