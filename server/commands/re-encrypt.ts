import { checkSealedSecrets, reencryptSecrets } from "../calendly-connection/token/re-encrypt-secrets.ts";
import { loadEnv } from "../env.ts";
import { resignHistory } from "../history/resign-history.ts";
import { openServices } from "../open-services.ts";
import { runCommand } from "./run-command.ts";

/** `npm run re-encrypt`: seals and signs everything stored under the first of ENCRYPTION_KEYS, while the app runs. */
const env = loadEnv();
await runCommand("Not all was sealed and signed anew", async () => {
  const services = await openServices(env, "expect_it_migrated");
  try {
    await checkSealedSecrets(services);
    const { reencrypted, left, current } = await reencryptSecrets(services);
    const [keyId] = services.secretBox.keyIds;
    process.stdout.write(
      `Re-encrypted under ${keyId}: ${reencrypted}. Under ${keyId} now: ${current}. Under other keys: ${left}.\n`,
    );
    if (left > 0) {
      process.stdout.write(
        "Some process still seals under an old key: give every process the new list first, then repeat.\n",
      );
    }
    const history = await resignHistory(services);
    process.stdout.write(
      `Signed anew under ${keyId}: ${history.resigned}. Under ${keyId} now: ${history.current}. Left: ${history.left}.\n`,
    );
    if (history.left > 0) {
      process.stdout.write("What is left does not hold under any key: see npm run verify-history.\n");
    }
    return left > 0 || history.left > 0 ? 1 : 0;
  } finally {
    await services.close();
  }
});
