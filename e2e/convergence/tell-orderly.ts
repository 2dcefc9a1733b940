import type { Instant } from "../../server/domain/values/instant.ts";
import { chooseDeed, possibleDeeds, type Deed, type PageView } from "./deeds.ts";
import { endOf, type Ending } from "./ending.ts";
import { passTime } from "./pass-time.ts";
import { personIn } from "./person.ts";
import type { World } from "./start-world.ts";
import { timetableOf, type CastStory, type Chapter } from "./stories.ts";
import { lookAtProviders } from "./observe.ts";
import { whatIsSeen } from "./what-is-seen.ts";

/** What was done in one step of a story. */
export interface Done {
  readonly step: number;
  readonly deed: Deed;
  /** What was seen when it was decided; null when it did not matter. */
  readonly seen: string | null;
}

/** A story as it went when nothing was in the way. */
export interface OrderlyStory {
  readonly story: CastStory;
  readonly script: readonly Done[];
  readonly ending: Ending;
}

/**
 * Tells the stories of a chapter with every delivery at once and in order, and nothing lost. What happens is decided on the way, by what is
 * possible: the script that comes of it is what the disturbed run has to end like.
 */
export async function tellOrderly(
  world: World,
  chapter: Chapter,
  stories: readonly CastStory[],
  monday: Instant,
): Promise<OrderlyStory[]> {
  const timetable = timetableOf(chapter, monday);
  const tellings = stories.map((story) => ({ story, person: personIn(world, story), script: [] as Done[] }));
  for (const [step, instant] of timetable.steps.entries()) {
    await passTime(world, instant, () => world.quiet());
    await world.quiet();
    const look = lookAtProviders(world);
    const now = world.now();
    await Promise.all(
      tellings.map(async ({ story, person, script }) => {
        const view: PageView | null = await person.look();
        const at = look(story.email);
        const chances = possibleDeeds(at, view, { now, starts: story.starts, number: step });
        const deed = chooseDeed(chances, story.deeds[step] ?? 0);
        if (deed === null || !(await person.do(deed))) return;
        script.push({ step, deed, seen: whatIsSeen(deed, view, at) });
      }),
    );
    await world.quiet();
  }
  const endings = await endOf(
    world,
    tellings.map(({ person }) => person),
    timetable,
  );
  return tellings.flatMap(({ story, script }) => {
    const ending = endings.get(story.email);
    return ending === undefined ? [] : [{ story, script, ending }];
  });
}
