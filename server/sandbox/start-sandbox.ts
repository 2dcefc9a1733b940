import { createCalendly } from "./calendly/create-calendly.ts";
import { createControlPanel } from "./control/create-control-panel.ts";
import { createKernel } from "./kernel/create-kernel.ts";
import type { Kernel } from "./kernel/kernel.ts";
import { serve } from "./kernel/serve.ts";
import { createMailbox, type Mailbox } from "./mail/create-mailbox.ts";
import { createSampleSite } from "./site/create-sample-site.ts";
import { createStripe } from "./stripe/create-stripe.ts";

export interface SandboxOptions {
  /** Every port left out, or 0, is any free one. */
  controlPort?: number;
  calendlyPort?: number;
  stripePort?: number;
  smtpPort?: number;
  inboxPort?: number;
  /** Where Calendly's booking page sends people afterwards; left out, they see its own confirmation. */
  calendlyRedirectUrl?: string;
}

export interface SandboxUrls {
  control: string;
  /** What the app's clock follows: `GET <clock>?after=<revision>`. */
  clock: string;
  calendlyApi: string;
  calendlyAuth: string;
  calendlySite: string;
  stripeApi: string;
  stripeCheckout: string;
  smtp: string;
  inbox: string;
}

export interface Sandbox {
  urls: SandboxUrls;
  kernel: Kernel;
  calendly: ReturnType<typeof createCalendly>;
  stripe: ReturnType<typeof createStripe>;
  mailbox: Mailbox;
  /** Ends every server, connection and timer. Safe to call twice. */
  close(): Promise<void>;
}

/** Starts all of it on 127.0.0.1. When one port is in use nothing is left running, and the promise rejects. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const kernel = createKernel();
  const running: { close(): Promise<void> }[] = [];
  const started = async <Server extends { close(): Promise<void> }>(server: Promise<Server>) => {
    running.push(await server);
    return server;
  };
  const close = async () => {
    await kernel.close();
    await Promise.all(running.splice(0).map((server) => server.close()));
  };

  try {
    const calendly = createCalendly(kernel, { redirectUrl: options.calendlyRedirectUrl ?? null });
    const stripe = createStripe(kernel);
    const mailbox = createMailbox(kernel);
    const site = createSampleSite();
    mailbox.app.route("/sample-site", site.app);

    const calendlyServer = await started(serve(calendly.app, options.calendlyPort ?? 0));
    const stripeServer = await started(serve(stripe.app, options.stripePort ?? 0));
    const smtpServer = await started(mailbox.listen(options.smtpPort ?? 0));
    const inboxServer = await started(serve(mailbox.app, options.inboxPort ?? 0));
    calendly.setBaseUrl(calendlyServer.url);
    stripe.setBaseUrl(stripeServer.url);

    const panel = createControlPanel(kernel, {
      extra: [
        { title: "Calendly's site", href: calendlyServer.url },
        { title: "Calendly's books", href: "/calendly" },
        { title: "Stripe's books", href: "/stripe" },
        { title: "Inbox", href: inboxServer.url },
      ],
      mount: [
        { path: "/calendly", app: calendly.control },
        { path: "/stripe", app: stripe.control },
        { path: "/mail", app: mailbox.control },
        { path: "/sample-site", app: site.control },
      ],
    });
    const controlServer = await started(serve(panel, options.controlPort ?? 0));

    return {
      urls: {
        control: controlServer.url,
        clock: `${controlServer.url}/clock`,
        calendlyApi: calendlyServer.url,
        calendlyAuth: calendlyServer.url,
        calendlySite: calendlyServer.url,
        stripeApi: stripeServer.url,
        stripeCheckout: stripeServer.url,
        smtp: smtpServer.url,
        inbox: inboxServer.url,
      },
      kernel,
      calendly,
      stripe,
      mailbox,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
