import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { addMinutes, laterOf } from "../../server/domain/values/instant.ts";
import { differencesOf } from "./compare-endings.ts";
import { startWorld, type World } from "./start-world.ts";
import { cast, chapters, mondayAfter, type Chapter } from "./stories.ts";
import { tellDisturbed } from "./tell-disturbed.ts";
import { tellOrderly } from "./tell-orderly.ts";

const STORIES = Number(process.env["CONVERGENCE_STORIES"] ?? 12);
const STORIES_PER_CHAPTER = Math.min(STORIES, 12);
/** 20 chapters, some hundred stories: after that the books of a world have grown so long that reading them takes longest. */
const CHAPTERS_PER_WORLD = 20;
/** 3 weeks: no session of one chapter is in the way of the next. */
const APART_MINUTES = 21 * 24 * 60;
/** The short run that goes with every test tells the same stories each time, so that it fails by a change and not by chance. */
const SHORT_RUN_SEED = 7;
const SEED = Number(
  process.env["CONVERGENCE_SEED"] ??
    (process.env["CONVERGENCE_STORIES"] === undefined ? SHORT_RUN_SEED : Math.floor(Math.random() * 2 ** 31)),
);
const REPLAY_PATH = process.env["CONVERGENCE_PATH"];
/** 5 min, and 12 s a story: more than ten times what it takes on a machine of its own. */
const TIMEOUT_MS = 300_000 + STORIES * 12_000;

let worlds: { orderly: World; disturbed: World } | null = null;
let told = 0;
let parted = 0;
let stories = 0;
let differing = 0;

async function openWorlds() {
  if (worlds !== null && told % CHAPTERS_PER_WORLD === 0) await closeWorlds();
  if (worlds === null) {
    const [orderly, disturbed] = await Promise.all([startWorld(), startWorld()]);
    worlds = { orderly, disturbed };
  }
  return worlds;
}

async function closeWorlds(): Promise<void> {
  await Promise.all([worlds?.orderly.stop(), worlds?.disturbed.stop()]);
  worlds = null;
}

afterAll(async () => {
  await closeWorlds();
  say(`${stories} stories, seed ${SEED}; ${stories - parted} compared in full, ${parted} had parted`);
});

/** Said as it comes: a long run is watched. */
function say(words: string): void {
  process.stdout.write(`convergence: ${words}\n`);
}

async function tell(chapter: Chapter): Promise<string[]> {
  const { orderly, disturbed } = await openWorlds();
  told += 1;
  const monday = mondayAfter(addMinutes(laterOf(orderly.now(), disturbed.now()), APART_MINUTES));
  const roles = cast(chapter, String(told), monday);
  const once = await tellOrderly(orderly, chapter, roles, monday);
  const again = await tellDisturbed(disturbed, chapter, once, monday);
  stories += once.length;
  parted += [...again.values()].filter(({ partings }) => partings.length > 0).length;
  return differencesOf(once, again);
}

test(
  "stories whose deliveries are mixed up, doubled and lost, and whose app dies, end as the orderly ones do",
  { timeout: TIMEOUT_MS },
  async () => {
    const failures: string[] = [];
    await fc.assert(
      fc.asyncProperty(chapters(STORIES_PER_CHAPTER), async (chapter) => {
        const differences = await tell(chapter);
        differing += differences.length;
        say(`${stories} of ${STORIES} stories told, ${differing} differences`);
        if (differences.length === 0) return;
        const chapterPath = REPLAY_PATH ?? String(told - 1);
        const replay = `npm run convergence -- --stories ${STORIES} --seed ${SEED} --path ${chapterPath}`;
        const failure = `${differences.join("\n")}\n  again: ${replay}`;
        say(failure);
        failures.push(failure);
      }),
      REPLAY_PATH === undefined
        ? { seed: SEED, numRuns: Math.ceil(STORIES / STORIES_PER_CHAPTER) }
        : { seed: SEED, path: REPLAY_PATH, numRuns: 1 },
    );
    // Not the first alone: each story that ends otherwise is a finding of its own.
    expect(failures.join("\n\n")).toBe("");
  },
);
