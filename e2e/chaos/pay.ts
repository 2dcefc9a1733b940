import type { CheckoutId } from "../../server/domain/values/ids.ts";
import type { Dice } from "../convergence/dice.ts";
import { lastPartOf } from "../http/sandbox-control.ts";
import { patiently } from "./enter-app.ts";
import { untilSeen } from "./pause.ts";
import { bookingIdOf, type Story, type Surroundings } from "./story.ts";
import { unlessRefused } from "./unless-refused.ts";

const DECLINED_CARD = "4000000000000002";
/** 30 s of real time: the app has been away for less. */
const WAIT_MS = 30_000;
/** 5 s of real time: some banks answer within that, and nobody looks at such a page for long. */
const BANK_WAIT_MS = 5_000;

/** False when they went away with nothing paid or ordered, or the hold was over. */
export async function pay(
  world: Surroundings,
  story: Story,
  dice: Dice,
  by: "any way" | "card" = "any way",
): Promise<boolean> {
  const { sandbox, banks } = world;
  const { api } = story.client;
  const bookingId = bookingIdOf(story);
  const checkoutId = await openCheckout(story, dice);
  if (checkoutId === null) return false;
  if (dice.chance(15)) {
    await unlessRefused(() => sandbox.pay(checkoutId, DECLINED_CARD));
    story.deeds.push("was declined");
    if (dice.chance(25)) return false;
  }
  if (dice.chance(6)) {
    story.deeds.push("left at Stripe's page");
    return false;
  }
  const comeBack = async () => {
    if (dice.chance(70)) await patiently(() => api.booking.confirmPayment.mutate({ bookingId, checkoutId }));
  };
  if (by === "any way" && dice.chance(30) && (await banks.orderDebit(checkoutId))) {
    story.deeds.push("ordered a debit");
    await comeBack();
    return awaitBank(world, story, dice);
  }
  const click = () => unlessRefused(() => sandbox.pay(checkoutId));
  const [paid] = await Promise.all(dice.chance(15) ? [click(), click()] : [click()]);
  if (paid?.outcome !== "paid") return false;
  story.deeds.push("paid");
  await comeBack();
  return true;
}

/** Null when there is no way to pay. */
async function openCheckout(story: Story, dice: Dice): Promise<CheckoutId | null> {
  const { api } = story.client;
  const bookingId = bookingIdOf(story);
  const press = () => patiently(() => api.booking.openCheckout.mutate({ bookingId }));
  const opened = await untilSeen(WAIT_MS, async () => {
    const [answer] = await Promise.all(dice.chance(15) ? [press(), press()] : [press()]);
    if (!answer.ok) return { url: null, refusal: answer.refusal.code };
    return answer.value.checkoutUrl === null ? null : { url: answer.value.checkoutUrl };
  });
  if (opened?.url != null) return lastPartOf(opened.url) as CheckoutId;
  story.deeds.push(`found no way to pay: ${opened?.refusal ?? "no answer"}`);
  return null;
}

/** Most wait a little for their bank; who reads that it refused pays by card, or goes away. */
async function awaitBank(world: Surroundings, story: Story, dice: Dice): Promise<boolean> {
  if (dice.chance(40)) return true;
  const { api } = story.client;
  const bookingId = bookingIdOf(story);
  const seen = await untilSeen(BANK_WAIT_MS, async () => {
    const { state } = await patiently(() => api.booking.get.query({ bookingId }));
    return state === "PAYMENT_PENDING" ? null : state;
  });
  if (seen !== "PAYMENT_FAILED") return true;
  story.deeds.push("read that the debit failed");
  return dice.chance(70) ? pay(world, story, dice, "card") : false;
}
