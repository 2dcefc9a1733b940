import { readSandboxArguments } from "./read-sandbox-arguments.ts";
import { type SandboxUrls, startSandbox } from "./start-sandbox.ts";

/** What a person needs to know: where things are, and what to tell the app. */
function welcome(urls: SandboxUrls): string {
  return `The sandbox is running.

  Control panel   ${urls.control}
  Calendly        ${urls.calendlySite}
  Stripe          ${urls.stripeApi}
  Inbox           ${urls.inbox}

Settings for the app:

CALENDLY_API_URL=${urls.calendlyApi}
CALENDLY_AUTH_URL=${urls.calendlyAuth}
CALENDLY_SITE_URL=${urls.calendlySite}
STRIPE_API_URL=${urls.stripeApi}
SMTP_URL=${urls.smtp}
CLOCK_URL=${urls.clock}
MAILBOX_URL=${urls.inbox}
`;
}

try {
  const { options, json } = readSandboxArguments(process.argv.slice(2));
  const sandbox = await startSandbox(options);
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  process.stdout.write(json ? `${JSON.stringify(sandbox.urls)}\n` : welcome(sandbox.urls));
} catch (error) {
  process.stderr.write(
    `The sandbox cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
