import { loadEnv } from "../env.ts";
import { openServices } from "../open-services.ts";
import { runCommand } from "./run-command.ts";

/**
 * `npm run reset-second-factor -- ada@example.com`: for somebody who has lost what they show as their second factor. They are signed out everywhere,
 * and set a new one up at their next sign-in. Make sure first that it is them who asks.
 */
const email = (process.argv[2] ?? "").trim().toLowerCase();
if (!email.includes("@")) {
  process.stderr.write("Say whose: npm run reset-second-factor -- <address>\n");
  process.exit(2);
}
await runCommand("Nothing was reset", async () => {
  const services = await openServices(loadEnv(), "expect_it_migrated");
  try {
    const user = await services.auth.findUserByEmail(email);
    if (user === null) {
      process.stderr.write("No account has this address.\n");
      return 1;
    }
    if (user.role !== "operator") {
      process.stderr.write("This account is no operator's, and has no second factor. Nothing was changed.\n");
      return 1;
    }
    await services.auth.resetSecondFactor(user.userId);
    process.stdout.write(
      `Authenticator app, passkeys and recovery codes of ${email} are gone, and their sessions have ended. They set up new ones at their next sign-in, and are told by mail.\n`,
    );
    return 0;
  } finally {
    await services.close();
  }
});
