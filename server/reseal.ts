import { resealSecrets } from "./calendly-connection/reseal-secrets.ts";
import { loadEnv } from "./env.ts";
import { layFoundation } from "./wire.ts";

/** `npm run reseal`: seals everything stored under the first of ENCRYPTION_KEYS, while the app runs. */
const env = loadEnv();
const foundation = await layFoundation(env);
try {
  const { resealed, left, current } = await resealSecrets(foundation);
  const [keyId] = foundation.secretBox.keyIds;
  process.stdout.write(
    `Sealed anew under ${keyId}: ${resealed}. Under ${keyId} now: ${current}. Under other keys: ${left}.\n`,
  );
  if (left > 0) {
    process.stdout.write(
      "Some process still seals under an old key: give every process the new list first, then repeat.\n",
    );
    process.exitCode = 1;
  }
} finally {
  await foundation.close();
}
