import { Hono } from "hono";
import { z } from "zod";

import type { Kernel } from "../kernel/kernel.ts";
import { newFaultRule, parseFaultForm, providerName } from "./fault-rule.schema.ts";
import { readRequestBody } from "./read-request-body.ts";
import { refuseInput } from "./refuse-input.ts";

const releaseBody = z.object({ provider: providerName.optional() });

/**
 * `GET /faults` (the list), `POST /faults` (JSON or the panel's form), `DELETE /faults` (all), `DELETE /faults/:id`,
 * `GET /faults/held` (how many answers are held), `POST /faults/release` (`{provider?}`).
 */
export function faultRoutes({ faults }: Kernel): Hono {
  const app = new Hono();

  app.get("/faults", (context) => context.json(faults.list()));

  app.post("/faults", async (context) => {
    const body = await readRequestBody(context);
    const parsed = body.isForm ? parseFaultForm(body.value) : newFaultRule.safeParse(body.value);
    if (!parsed.success) {
      return refuseInput(context, parsed.error, body.isForm);
    }
    const rule = faults.add(parsed.data);
    return body.isForm ? context.redirect("/#faults", 303) : context.json(rule, 201);
  });

  app.delete("/faults", (context) => {
    faults.clear();
    return context.body(null, 204);
  });

  app.get("/faults/held", (context) =>
    context.json({
      count: faults.heldCount(),
      byProvider: Object.fromEntries(
        providerName.options.map((provider) => [provider, faults.heldCount(provider)]),
      ),
    }),
  );

  app.post("/faults/release", async (context) => {
    const body = await readRequestBody(context);
    const parsed = releaseBody.safeParse(body.value);
    if (!parsed.success) {
      return refuseInput(context, parsed.error, body.isForm);
    }
    const released = faults.releaseHeld(parsed.data.provider);
    return body.isForm ? context.redirect("/#held", 303) : context.json({ released });
  });

  app.delete("/faults/:id", (context) => {
    faults.remove(context.req.param("id"));
    return context.body(null, 204);
  });

  // A form knows no DELETE.
  app.post("/faults/:id/remove", (context) => {
    faults.remove(context.req.param("id"));
    return context.redirect("/#faults", 303);
  });

  return app;
}
