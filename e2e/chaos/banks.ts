import type { RandomSource } from "../kit/random-source.ts";
import type { SandboxControl } from "../kit/sandbox.ts";
import { pause } from "./pause.ts";
import { unlessRefused } from "./unless-refused.ts";

/** 400 ms between two answers at most: some come while the page is still open, some when the app has died in between. */
const ANSWER_EVERY_MS = 400;
const ANSWERS_PERCENT = 60;
/** So many let everybody wait until the storm is over, and the holds with it. */
const SLOW_BANKS_PERCENT = 25;
const DEBITS_PAID_PERCENT = 60;
const DISPUTES_WON_PERCENT = 50;
/** The longest that the sandbox knows: these banks answer when they are asked to, and not by the clock. */
const BANK_DAYS = 14;

/** The payers' banks, which answer a debit or a dispute when they please. */
export interface Banks {
  /** False when the checkout offers no debit, or is over. */
  startDebit(checkoutId: string): Promise<boolean>;
  openDispute(chargeId: string): Promise<void>;
  /** Resolves when no further answer comes by itself. Safe to call twice. Rejects when the sandbox did not take one. */
  end(): Promise<void>;
  /** Gives every answer that is still awaited. Resolves to how many those were. */
  answerRest(): Promise<number>;
}

type Answer = () => Promise<unknown>;

/** Begins. One at a time. */
export function startBanks(sandbox: SandboxControl, random: RandomSource): Banks {
  let isOver = false;
  const awaited: Answer[] = [];
  const slow: Answer[] = [];
  const awaitAnswer = (answer: Answer) => (random.chance(SLOW_BANKS_PERCENT) ? slow : awaited).push(answer);

  async function answerOne(): Promise<void> {
    const [answer] = awaited.splice(random.roll(awaited.length), 1);
    await answer?.();
  }
  async function answerNowAndThen(): Promise<void> {
    while (!isOver) {
      await pause(ANSWER_EVERY_MS);
      if (awaited.length > 0 && random.chance(ANSWERS_PERCENT)) await answerOne();
    }
  }

  const answering = answerNowAndThen();
  // Whoever ends it hears of a failure; nobody else does.
  answering.catch(() => undefined);
  return {
    async startDebit(checkoutId) {
      if ((await unlessRefused(() => sandbox.payByDebit(checkoutId, BANK_DAYS)))?.outcome !== "processing")
        return false;
      const outcome = random.chance(DEBITS_PAID_PERCENT) ? "succeeded" : "failed";
      awaitAnswer(() => sandbox.settleDebit(checkoutId, outcome));
      return true;
    },
    async openDispute(chargeId) {
      const { id } = await sandbox.openDispute(chargeId);
      const status = random.chance(DISPUTES_WON_PERCENT) ? "won" : "lost";
      awaitAnswer(() => sandbox.closeDispute(id, status));
    },
    async end() {
      isOver = true;
      await answering;
    },
    async answerRest() {
      awaited.push(...slow.splice(0));
      const count = awaited.length;
      while (awaited.length > 0) await answerOne();
      return count;
    },
  };
}
