import { loadEnv } from "./env.ts";
import { layFoundation } from "./wire.ts";

/** `npm run make-operator -- ada@example.com`: the one way to become an operator. The account must exist, and be no builder's. */
const email = process.argv[2] ?? "";
const foundation = await layFoundation(loadEnv(), "expect_it_migrated");
try {
  const user = await foundation.auth.findUserByEmail(email.trim().toLowerCase());
  if (user === null) {
    console.error("No account has this address. Sign up with it first, then run this again.");
    process.exitCode = 1;
  } else if (user.role === "builder") {
    console.error("This account is a builder's. Use another address for the operator.");
    process.exitCode = 1;
  } else {
    await foundation.auth.setRole(user.userId, "operator");
    console.log(`${email} is an operator from now on.`);
  }
} finally {
  await foundation.close();
}
