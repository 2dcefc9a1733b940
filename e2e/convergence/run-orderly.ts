import type { Instant } from "../../server/domain/values/instant.ts";
import { chooseAction, possibleActions, type Action, type PageView } from "./actions.ts";
import { endOf, type FinalState } from "./final-state.ts";
import { passTime } from "./pass-time.ts";
import { personIn } from "./person.ts";
import type { AppFixture } from "./start-app-fixture.ts";
import { timetableOf, type AssignedScenario, type Batch } from "./scenarios.ts";
import { lookAtProviders } from "./observe.ts";
import { whatIsSeen } from "./what-is-seen.ts";

/** What was done in one step of a scenario. */
export interface Done {
  readonly step: number;
  readonly action: Action;
  /** What was seen when it was decided; null when it did not matter. */
  readonly seen: string | null;
}

/** A scenario as it went when nothing was in the way. */
export interface OrderlyScenario {
  readonly scenario: AssignedScenario;
  readonly script: readonly Done[];
  readonly finalState: FinalState;
}

/**
 * Tells the scenarios of a batch with every delivery at once and in order, and nothing lost. What happens is decided on the way, by what is
 * possible: the script that comes of it is what the disturbed run has to end like.
 */
export async function runOrderly(
  fixture: AppFixture,
  batch: Batch,
  scenarios: readonly AssignedScenario[],
  monday: Instant,
): Promise<OrderlyScenario[]> {
  const timetable = timetableOf(batch, monday);
  const tellings = scenarios.map((scenario) => ({
    scenario,
    person: personIn(fixture, scenario),
    script: [] as Done[],
  }));
  for (const [step, instant] of timetable.steps.entries()) {
    await passTime(fixture, instant, () => fixture.quiet());
    await fixture.quiet();
    const look = lookAtProviders(fixture);
    const now = fixture.now();
    await Promise.all(
      tellings.map(async ({ scenario, person, script }) => {
        const view: PageView | null = await person.look();
        const at = look(scenario.email);
        const chances = possibleActions(at, view, { now, starts: scenario.starts, number: step });
        const action = chooseAction(chances, scenario.actions[step] ?? 0);
        if (action === null || !(await person.do(action))) return;
        script.push({ step, action, seen: whatIsSeen(action, view, at) });
      }),
    );
    await fixture.quiet();
  }
  const finalStates = await endOf(
    fixture,
    tellings.map(({ person }) => person),
    timetable,
  );
  return tellings.flatMap(({ scenario, script }) => {
    const finalState = finalStates.get(scenario.email);
    return finalState === undefined ? [] : [{ scenario, script, finalState }];
  });
}
