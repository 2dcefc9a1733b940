import { createSecretBox } from "../../server/adapters/secret-box.ts";
import type { SecretBox } from "../../server/ports.ts";
import type { BuiltApp } from "./built-app.ts";

/** A box with the running app's own key: opens what it sealed, and signs as it does. */
export function secretBoxOf(app: BuiltApp): SecretBox {
  const [id = "", encoded = ""] = (app.demo.env["ENCRYPTION_KEYS"] ?? "").split(":");
  return createSecretBox([{ id, key: Buffer.from(encoded, "base64") }]);
}
