import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";

import { sandboxPage } from "../kernel/sandbox-page.ts";

/** 400 with what is wrong: as a page for a form, else as `{error: "invalid", problem}`. */
export function refuseInput(
  context: Context,
  error: z.ZodError,
  isForm: boolean,
): Response | Promise<Response> {
  const problem = z.prettifyError(error);
  if (!isForm) return context.json({ error: "invalid", problem }, 400);
  return context.html(
    sandboxPage({
      title: "That cannot be done",
      body: html`<section>
        <pre>${problem}</pre>
        <p><a href="/">Back to the control panel</a></p>
      </section>`,
    }),
    400,
  );
}
