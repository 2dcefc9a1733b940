import { parseArgs } from "node:util";
import { z } from "zod";

import type { SandboxOptions } from "./start-sandbox.ts";

const port = z.coerce.number().int().min(0).max(65_535);

const sandboxArguments = z.object({
  "control-port": port.default(4100),
  "calendly-port": port.default(4101),
  "stripe-port": port.default(4102),
  "smtp-port": port.default(4103),
  "inbox-port": port.default(4104),
  "calendly-redirect-url": z.url().optional(),
  json: z.boolean().default(false),
});

export interface SandboxArguments {
  options: SandboxOptions;
  /** One line of JSON when ready, instead of words. */
  json: boolean;
}

/**
 * Reads `--control-port=4100 --calendly-port --stripe-port --smtp-port --inbox-port --calendly-redirect-url=URL
 * --json`; port 0 is any free one. Throws with a readable message when an argument is unknown or wrong.
 */
export function readSandboxArguments(argv: readonly string[]): SandboxArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      "control-port": { type: "string" },
      "calendly-port": { type: "string" },
      "stripe-port": { type: "string" },
      "smtp-port": { type: "string" },
      "inbox-port": { type: "string" },
      "calendly-redirect-url": { type: "string" },
      json: { type: "boolean" },
    },
  });
  const parsed = sandboxArguments.safeParse(values);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const redirectUrl = parsed.data["calendly-redirect-url"];
  return {
    options: {
      controlPort: parsed.data["control-port"],
      calendlyPort: parsed.data["calendly-port"],
      stripePort: parsed.data["stripe-port"],
      smtpPort: parsed.data["smtp-port"],
      inboxPort: parsed.data["inbox-port"],
      ...(redirectUrl === undefined ? {} : { calendlyRedirectUrl: redirectUrl }),
    },
    json: parsed.data.json,
  };
}
