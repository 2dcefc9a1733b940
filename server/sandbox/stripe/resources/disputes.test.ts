import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { idOf } from "../state/object-ids.ts";
import { checkoutParameters, refusalOf, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

describe("disputes", () => {
  let bench: StripeBench;
  beforeEach(async () => {
    bench = await startStripeBench();
  });
  afterEach(() => bench.close());

  const dispute = async (how: { answerable?: boolean; amount?: number; inquiry?: boolean } = {}) => {
    const { id } = await bench.sdk.checkout.sessions.create(checkoutParameters());
    await bench.control("POST", `/checkout/${id}/pay`);
    const session = await bench.sdk.checkout.sessions.retrieve(id);
    const intent = idOf(session.payment_intent) ?? "";
    const [charge] = (await bench.sdk.charges.list({ payment_intent: intent })).data;
    const opened = await bench.control<{ id: string }>("POST", `/charges/${charge?.id ?? ""}/dispute`, how);
    return { intent, disputeId: opened.id };
  };
  const balance = async () => (await bench.sdk.balance.retrieve()).pending[0]?.amount;

  it.each([
    ["won", ["created", "funds_withdrawn", "closed", "funds_reinstated"], 2000],
    ["lost", ["created", "funds_withdrawn", "closed"], 0],
  ])("one that is %s is told with its payment intent, and moves the balance", async (status, told, left) => {
    const { intent, disputeId } = await dispute();
    expect(await balance()).toBe(0);
    await bench.control("POST", `/disputes/${disputeId}/close`, { status });
    const events = (await bench.sdk.events.list({ type: "charge.dispute.*" })).data.reverse();
    expect(events.map(({ type }) => type)).toEqual(told.map((what) => `charge.dispute.${what}`));
    for (const event of events) {
      expect(event.data.object).toMatchObject({ id: disputeId, payment_intent: intent });
    }
    expect(await balance()).toBe(left);
  });

  it("an inquiry withdraws nothing, lets the charge be refunded, and is closed by that", async () => {
    const { intent, disputeId } = await dispute({ inquiry: true });
    expect(await balance()).toBe(2000);
    expect((await bench.sdk.disputes.retrieve(disputeId)).status).toBe("warning_needs_response");
    await bench.sdk.refunds.create({ payment_intent: intent });
    expect((await bench.sdk.disputes.retrieve(disputeId)).status).toBe("warning_closed");
    const events = (await bench.sdk.events.list({ type: "charge.dispute.*" })).data.map(({ type }) => type);
    expect(events.sort()).toEqual(["charge.dispute.closed", "charge.dispute.created"]);
  });

  it("an inquiry that becomes a dispute withdraws the money then, under the same id", async () => {
    const { intent, disputeId } = await dispute({ inquiry: true });
    await bench.control("POST", `/disputes/${disputeId}/escalate`);
    expect(await balance()).toBe(0);
    expect((await bench.sdk.disputes.retrieve(disputeId)).status).toBe("needs_response");
    expect(await refusalOf(bench.sdk.refunds.create({ payment_intent: intent }))).toMatchObject({
      code: "charge_disputed",
    });
  });

  it.each([700, 2500])("one over %i of 2000 withdraws just that", async (amount) => {
    await dispute({ amount });
    expect(await balance()).toBe(2000 - amount);
  });

  it("while one is open, or when it was lost, its charge cannot be refunded", async () => {
    const { intent, disputeId } = await dispute();
    const refund = () => bench.sdk.refunds.create({ payment_intent: intent });
    expect(await refusalOf(refund())).toMatchObject({ statusCode: 400, code: "charge_disputed" });
    await bench.control("POST", `/disputes/${disputeId}/close`, { status: "lost" });
    expect(await refusalOf(refund())).toMatchObject({ statusCode: 400, code: "charge_disputed" });
  });

  it("one that is lost over a part lets the rest be refunded, and no more", async () => {
    const { intent, disputeId } = await dispute({ amount: 700 });
    const refund = (amount?: number) =>
      bench.sdk.refunds.create({ payment_intent: intent, ...(amount === undefined ? {} : { amount }) });
    expect(await refusalOf(refund(1300))).toMatchObject({ code: "charge_disputed" });
    await bench.control("POST", `/disputes/${disputeId}/close`, { status: "lost" });
    expect(await refusalOf(refund())).toMatchObject({ code: "charge_disputed" });
    expect(await refusalOf(refund(1301))).toMatchObject({ code: "charge_disputed" });
    expect(await refund(1300)).toMatchObject({ amount: 1300, status: "succeeded" });
  });

  it("are to be answered by the end of a day, in Unix seconds; 0 where the bank takes no answer", async () => {
    const { disputeId } = await dispute();
    const { created, evidence_details: evidence } = await bench.sdk.disputes.retrieve(disputeId);
    const dueBy = evidence.due_by ?? 0;
    expect(dueBy - created).toBeGreaterThan(7 * 24 * 60 * 60);
    expect(dueBy - created).toBeLessThan(10 * 24 * 60 * 60);
    expect(new Date(dueBy * 1_000).toISOString()).toMatch(/T23:59:59\.000Z$/);
    expect(evidence).toMatchObject({ has_evidence: false, past_due: false });

    const other = await dispute({ answerable: false });
    expect((await bench.sdk.disputes.retrieve(other.disputeId)).evidence_details.due_by).toBe(0);
  });

  it("are listed newest first, in pages, by time and by payment", async () => {
    const [first, second, third] = [await dispute(), await dispute(), await dispute()];
    const ids = [third, second, first].map(({ disputeId }) => disputeId);
    const page = await bench.sdk.disputes.list({ limit: 2 });
    expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(page.has_more).toBe(true);
    const rest = await bench.sdk.disputes.list({ limit: 2, starting_after: ids[1] ?? "" });
    expect(rest.data.map(({ id }) => id)).toEqual(ids.slice(2));
    const mine = await bench.sdk.disputes.list({ payment_intent: second.intent });
    expect(mine.data.map(({ id }) => id)).toEqual([second.disputeId]);
    const now = bench.kernel.clock.unixSeconds();
    expect((await bench.sdk.disputes.list({ created: { gte: now - 60 } })).data).toHaveLength(3);
    expect((await bench.sdk.disputes.list({ created: { gte: now + 60 } })).data).toEqual([]);
  });
});
