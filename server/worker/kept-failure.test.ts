import { expect, test } from "vitest";
import { instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { workOff } from "./work-off.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");
const MESSAGE = "Insufficient funds in your Stripe balance to refund this amount.";

/** What is written down of one row that fails like this. */
async function recorded(failure: Error): Promise<{ written: string[]; logged: string[] }> {
  const written: string[] = [];
  const logged: string[] = [];
  const note = (details: object) => logged.push(JSON.stringify(details));
  const log = { info: note, warn: note, error: note };
  await workOff(
    { clock: { now: () => NOW }, log, countHandled: () => undefined },
    {
      name: "outbox",
      noun: "an effect",
      about: () => ({}),
      typeOf: () => "requestRefund",
      decode: () => null,
      run: () => Promise.reject(failure),
      complete: () => Promise.resolve(true),
      fail: (_raw, _lease, { error }) => {
        written.push(error);
        return Promise.resolve(true);
      },
    },
    { row: { attempts: 1 }, lease: "lease" },
  );
  return { written, logged };
}

const stripe = { provider: "stripe", operation: "create refund", retryable: false } as const;

test("what Stripe refuses is kept for the operator in Stripe's own words, with its code; the log has the code alone", async () => {
  const { written, logged } = await recorded(
    new ProviderError({
      ...stripe,
      status: 400,
      code: "balance_insufficient",
      providerMessage: MESSAGE,
      reason: "StripeInvalidRequestError balance_insufficient 400",
    }),
  );
  expect(written).toEqual([`Stripe says: ${MESSAGE} (balance_insufficient, create refund)`]);
  expect(logged.join()).toContain("balance_insufficient");
  expect(logged.join()).not.toContain("Insufficient funds");
});

test("a refusal without a code is kept with its status, and no answer at all is not put into Stripe's mouth", async () => {
  const refused = new ProviderError({ ...stripe, status: 400, providerMessage: MESSAGE, reason: "400" });
  expect((await recorded(refused)).written).toEqual([`Stripe says: ${MESSAGE} (HTTP 400, create refund)`]);
  const silent = new ProviderError({ ...stripe, status: null, providerMessage: "Lost.", reason: "lost" });
  expect((await recorded(silent)).written).toEqual(["ProviderError: stripe create refund: lost"]);
});
