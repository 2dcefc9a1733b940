/** What is wrong in a step, in words that hold no secret. */
class SmokeFailure extends Error {}

/** Ends the step when this is not so. */
export function expectThat(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new SmokeFailure(otherwise);
}

export interface SmokeSteps {
  /**
   * Takes a step, and says how it went. Null when it failed: `remedy` says what to look at then. A step whose predecessor's result is needed is not taken
   * without it.
   */
  readonly step: <Result>(
    name: string,
    remedy: string,
    take: () => Promise<Result>,
  ) => Promise<Result | null>;
  /** Polls until `look` gives something. Fails with `otherwise` after the target's patience. */
  readonly until: <Found>(look: () => Promise<Found | null>, otherwise: string) => Promise<Found>;
  readonly failed: () => number;
}

/** Between two looks. */
const POLL_MS = 500;

/** Nothing of `secrets` is ever said. */
export function createSteps(
  say: (line: string) => void,
  { waitSeconds, secrets }: { readonly waitSeconds: number; readonly secrets: readonly string[] },
): SmokeSteps {
  let failed = 0;
  const sayOpenly = (line: string) =>
    say(secrets.reduce((text, secret) => (secret === "" ? text : text.replaceAll(secret, "…")), line));
  return {
    failed: () => failed,
    async step(name, remedy, take) {
      try {
        const result = await take();
        sayOpenly(`ok      ${name}${typeof result === "string" && result !== "" ? `: ${result}` : ""}`);
        return result;
      } catch (error) {
        failed += 1;
        sayOpenly(`FAILED  ${name}: ${reasonOf(error)}`);
        sayOpenly(`        ${remedy}`);
        return null;
      }
    },
    async until(look, otherwise) {
      const lastMs = performance.now() + waitSeconds * 1000;
      for (;;) {
        const found = await look();
        if (found !== null) return found;
        if (performance.now() > lastMs) throw new SmokeFailure(`${otherwise} within ${waitSeconds} s`);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
  };
}

/** Of an error of the network its cause: `fetch failed` says nothing. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
  return `${error.message} (${code})`;
}
