import type { CheckoutId } from "../../server/domain/values/ids.ts";
import type { RandomSource } from "../kit/random-source.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { patiently } from "./enter-app.ts";
import { untilSeen } from "./pause.ts";
import { bookingIdOf, type Scenario, type ChaosFixture } from "./scenario.ts";
import { unlessRefused } from "./unless-refused.ts";

const DECLINED_CARD = "4000000000000002";
/** 30 s of real time: the app has been away for less. */
const WAIT_MS = 30_000;
/** 5 s of real time: some banks answer within that, and nobody looks at such a page for long. */
const BANK_WAIT_MS = 5_000;

/** False when they went away with nothing paid or ordered, or the hold was over. */
export async function pay(
  fixture: ChaosFixture,
  scenario: Scenario,
  random: RandomSource,
  by: "any way" | "card" = "any way",
): Promise<boolean> {
  const { sandbox, banks } = fixture;
  const { api } = scenario.client;
  const bookingId = bookingIdOf(scenario);
  const checkoutId = await openCheckout(scenario, random);
  if (checkoutId === null) return false;
  if (random.chance(15)) {
    await unlessRefused(() => sandbox.pay(checkoutId, DECLINED_CARD));
    scenario.actions.push("was declined");
    if (random.chance(25)) return false;
  }
  if (random.chance(6)) {
    scenario.actions.push("left at Stripe's page");
    return false;
  }
  const comeBack = async () => {
    if (random.chance(70))
      await patiently(() => api.booking.confirmPayment.mutate({ bookingId, checkoutId }));
  };
  if (by === "any way" && random.chance(30) && (await banks.startDebit(checkoutId))) {
    scenario.actions.push("started a debit");
    await comeBack();
    return awaitBank(fixture, scenario, random);
  }
  const click = () => unlessRefused(() => sandbox.pay(checkoutId));
  const [paid] = await Promise.all(random.chance(15) ? [click(), click()] : [click()]);
  if (paid?.outcome !== "paid") return false;
  scenario.actions.push("paid");
  await comeBack();
  return true;
}

/** Null when there is no way to pay. */
async function openCheckout(scenario: Scenario, random: RandomSource): Promise<CheckoutId | null> {
  const { api } = scenario.client;
  const bookingId = bookingIdOf(scenario);
  const press = () => patiently(() => api.booking.openCheckout.mutate({ bookingId }));
  const opened = await untilSeen(WAIT_MS, async () => {
    const [answer] = await Promise.all(random.chance(15) ? [press(), press()] : [press()]);
    if (!answer.ok) return { url: null, refusal: answer.refusal.code };
    return answer.value.checkoutUrl === null ? null : { url: answer.value.checkoutUrl };
  });
  if (opened?.url != null) return lastPartOf(opened.url) as CheckoutId;
  scenario.actions.push(`found no way to pay: ${opened?.refusal ?? "no answer"}`);
  return null;
}

/** Most wait a little for their bank; who reads that it refused pays by card, or goes away. */
async function awaitBank(fixture: ChaosFixture, scenario: Scenario, random: RandomSource): Promise<boolean> {
  if (random.chance(40)) return true;
  const { api } = scenario.client;
  const bookingId = bookingIdOf(scenario);
  const seen = await untilSeen(BANK_WAIT_MS, async () => {
    const { state } = await patiently(() => api.booking.get.query({ bookingId }));
    return state === "PAYMENT_PENDING" ? null : state;
  });
  if (seen !== "PAYMENT_FAILED") return true;
  scenario.actions.push("read that the debit failed");
  return random.chance(70) ? pay(fixture, scenario, random, "card") : false;
}
