import { z } from "zod";

// What keys, secrets and tokens look like. What is refused here would be refused later by somebody else, at a client's expense. No message repeats a value.

/** Goes into a header as it is: visible ASCII, without quotes, which a shell or a file has left around it. */
export const token = z
  .string()
  .trim()
  .regex(/^[!#-&(-~]+$/, "must be the token alone, without spaces, quotes or a word before it");

export const encryptionKeys = z.string().transform((text, context) => {
  const keys = text.split(",").map((entry) => {
    const [id = "", encoded = ""] = entry.trim().split(":");
    return { id, key: Buffer.from(encoded, "base64") };
  });
  const wrong = keys.some(({ id, key }) => !/^[A-Za-z0-9_-]{1,20}$/.test(id) || key.length !== 32);
  const ids = new Set(keys.map(({ id }) => id));
  if (!wrong && ids.size === keys.length) return keys;
  context.addIssue(
    "must be `id:base64 of 32 bytes`, several separated by commas, each with an id of its own",
  );
  return z.NEVER;
});

export const stripeSecretKey = z
  .string()
  .trim()
  .regex(/^(sk|rk)_\w+$/, "must begin with sk_ or rk_, with letters, digits and _ alone behind it");

const secrets = z
  .string()
  .transform((text) => text.split(",").map((secret) => secret.trim()))
  .refine(
    (list) => list.every((secret) => secret.length >= 8),
    "no secret may be empty or shorter than 8 characters",
  );

export const stripeWebhookSecrets = secrets.refine(
  (list) => list.every((secret) => secret.length < 8 || /^whsec_[\w+/=-]+$/.test(secret)),
  "each must begin with whsec_, and several are separated by commas",
);

/** As Standard Webhooks writes them. */
export const mailWebhookSecrets = secrets.refine(
  (list) =>
    list.every((secret) =>
      /^whsec_(?=[A-Za-z0-9+/]{16})(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(
        secret,
      ),
    ),
  "each must be whsec_ and base64",
);

export const mailServer = z
  .url({
    protocol: /^smtps?$/,
    error:
      "must be an smtp or smtps URL; in user and password %, / and # are written as %25, %2F and %23, and any other sign may be written so",
    abort: true,
  })
  .superRefine((text, context) => {
    const { username, password } = new URL(text);
    if (username !== "" && password === "") context.addIssue("names a user and no password");
    if (!canBeDecoded(username) || !canBeDecoded(password))
      context.addIssue("must have each % in user and password written as %25");
  });

function canBeDecoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
