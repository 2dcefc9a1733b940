import type { ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import { loadEnv } from "../env.ts";
import { openServices, type Services } from "../open-services.ts";
import { runCommand } from "./run-command.ts";

/**
 * `npm run make-operator -- ada@example.com`: the one way to become an operator. The account must have confirmed its address, and be no
 * builder's. Otherwise a sign-in link is mailed, which confirms it; with `--print-link`, or when no mail can be sent, it is printed too. With
 * `--take-back` an operator is one no longer.
 */
const words = process.argv.slice(2);
const email = (words.find((word) => !word.startsWith("--")) ?? "").trim().toLowerCase();
if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
  console.error("Say whom: npm run make-operator -- <address> [--print-link | --take-back]");
  process.exit(2);
}
await runCommand("No operator was made", async () => {
  const services = await openServices(loadEnv(), "expect_it_migrated");
  try {
    const user = await services.auth.findUserByEmail(email);
    if (words.includes("--take-back")) return await takeBack(services, user);
    if (user?.role === "builder") {
      console.error("This account is a builder's. Use another address for the operator.");
      return 1;
    }
    if (user === null || user.confirmed === null) {
      await askToConfirm(services, user !== null);
      return 1;
    }
    await makeOperator(services, user.confirmed);
    return 0;
  } finally {
    await services.close();
  }
});

async function takeBack(
  services: Services,
  user: Awaited<ReturnType<Services["auth"]["findUserByEmail"]>>,
): Promise<number> {
  if (user?.role !== "operator") {
    console.error(`${email} is no operator. Nothing was changed.`);
    return 1;
  }
  await services.auth.takeBackOperator(user.userId);
  console.log(`${email} is no operator any more, and is signed out everywhere.`);
  return 0;
}

async function makeOperator(services: Services, address: ConfirmedAddress): Promise<void> {
  await services.auth.setRole(address, "operator");
  console.log(`${address} is an operator from now on.`);
}

async function askToConfirm(services: Services, hasAccount: boolean): Promise<void> {
  console.error(
    hasAccount
      ? "Nobody has confirmed this address yet, and anybody can have typed it. Nothing was changed."
      : "No account has this address. Nothing was changed.",
  );
  const { page, isMailed } = await services.auth.sendSignInLink(email, "/bookings");
  if (isMailed) console.error(`A sign-in link was mailed to ${email}: open it, then run this again.`);
  if (!isMailed) console.error("No mail could be sent.");
  if (isMailed && !words.includes("--print-link")) return;
  console.error(
    `Whoever opens this link, once and within 15 minutes, is who has the address:\n${page.toString()}`,
  );
  if (!isMailed) console.error("Open it yourself, or hand it to its owner, then run this again.");
}
