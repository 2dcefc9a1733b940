import { Hono, type Context } from "hono";
import { z } from "zod";

import type { HeldDelivery, Kernel } from "../kernel/kernel.ts";
import { providerName } from "./fault-rule.schema.ts";
import { readRequestBody } from "./read-request-body.ts";
import { refuseInput } from "./refuse-input.ts";

const eventType = z.string().min(1);
const objectId = z.string().min(1);
const deliveryState = z.enum(["pending", "held", "delivered", "failed", "dropped", "given_up"]);

const listQuery = z.object({
  provider: providerName.optional(),
  eventType: eventType.optional(),
  objectId: objectId.optional(),
  state: deliveryState.optional(),
});
const releaseBody = listQuery.omit({ state: true });

/** Leaves out what is undefined, so that "not asked for" is an absent key. */
function given<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };
}

/**
 * `GET /deliveries?provider=&eventType=&objectId=&state=` (oldest first), `POST /deliveries/:id/resend` (answers when it
 * was sent), `POST /deliveries/release` (`{provider?, eventType?, objectId?}`), `POST /deliveries/:id/release` (answers
 * when it was sent) and `/drop` (409 unless it is held), `GET /deliveries/idle` (answers when nothing is being sent), `GET /requests?provider=` and `DELETE /requests` (what the app has asked the providers).
 */
export function deliveryRoutes({ postOffice, requests }: Kernel): Hono {
  const app = new Hono();

  app.get("/deliveries", (context) => {
    const parsed = listQuery.safeParse(context.req.query());
    if (!parsed.success) {
      return refuseInput(context, parsed.error, false);
    }
    return context.json(postOffice.list(given(parsed.data)));
  });

  app.get("/deliveries/idle", async (context) => {
    await postOffice.idle();
    return context.json({ idle: true });
  });

  app.post("/deliveries/release", async (context) => {
    const body = await readRequestBody(context);
    const parsed = releaseBody.safeParse(body.value);
    if (!parsed.success) {
      return refuseInput(context, parsed.error, body.isForm);
    }
    const released = await postOffice.releaseHeld(given(parsed.data));
    return body.isForm ? context.redirect("/#deliveries", 303) : context.json({ released });
  });

  app.post("/deliveries/:id/resend", async (context) => {
    const id = context.req.param("id");
    const { isForm } = await readRequestBody(context);
    if (!postOffice.list().some((delivery) => delivery.id === id)) {
      return context.json({ error: "not_found" }, 404);
    }
    const delivery = await postOffice.resend(id);
    return isForm ? context.redirect("/#deliveries", 303) : context.json(delivery);
  });

  app.post("/deliveries/:id/release", async (context) => {
    const { isForm } = await readRequestBody(context);
    return answerHeld(context, await postOffice.release(context.req.param("id")), isForm);
  });

  app.post("/deliveries/:id/drop", async (context) => {
    const { isForm } = await readRequestBody(context);
    return answerHeld(context, postOffice.drop(context.req.param("id")), isForm);
  });

  app.get("/requests", (context) => {
    const parsed = providerName.optional().safeParse(context.req.query("provider"));
    if (!parsed.success) {
      return refuseInput(context, parsed.error, false);
    }
    return context.json(requests.list(parsed.data));
  });

  app.delete("/requests", (context) => {
    requests.clear();
    return context.body(null, 204);
  });

  return app;
}

/** A form goes back to the list, which says what became of it. */
function answerHeld(context: Context, answer: HeldDelivery, isForm: boolean): Response {
  if (isForm) return context.redirect("/#deliveries", 303);
  if (answer.ok) return context.json(answer.delivery);
  if (answer.reason === "unknown") return context.json({ error: "not_found" }, 404);
  return context.json({ error: answer.reason, delivery: answer.delivery }, 409);
}
