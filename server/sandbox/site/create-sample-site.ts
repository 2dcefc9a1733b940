import { Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";

const shown = z.object({
  /** Of the app whose offers the site shows; without a path. */
  appUrl: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  builder: z.string().regex(/^[a-z0-9-]{1,100}$/),
});

const STYLE = `:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 44rem; padding: 24px 16px 96px; font: 17px/1.6 Georgia, "Liberation Serif", serif; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.2; } small { opacity: .75; }`;

export interface SampleSite {
  /** The site's pages. */
  readonly app: Hono;
  /** `PUT /` with `{appUrl, builder}` says whose offers it shows. */
  readonly control: Hono;
}

/**
 * A site of somebody else's that shows a builder's offers: its policy lets in what the embed needs and nothing more. For demos and tests, on an origin of its
 * own. 404 until it was told whose.
 */
export function createSampleSite(): SampleSite {
  let current: z.output<typeof shown> | null = null;
  const app = new Hono();
  app.get("/", (context) => {
    if (current === null) return context.notFound();
    const { appUrl, builder } = current;
    const link = `${appUrl}/profile/${builder}`;
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>A sample site</title>
            <link rel="icon" href="data:," />
            <link rel="stylesheet" href="/sample-site/style.css" />
            <script src="${appUrl}/embed.js" async></script>
          </head>
          <body>
            <main>
              <h1>Notes on systems that stay up</h1>
              <p>This page belongs to somebody else. It shows sessions of a builder in three ways.</p>
              <h2>In a window</h2>
              <p><a href="${link}" data-booking="modal">Book a session</a></p>
              <h2>As a button</h2>
              <p>
                <a
                  href="${link}?utm_source=notes"
                  data-booking="button"
                  data-booking-name="Robin Reader"
                  data-booking-email="robin@readers.example"
                  >See all sessions</a
                >
              </p>
              <h2>As a card</h2>
              <p>
                <a
                  href="${link}"
                  data-booking="card"
                  data-booking-name="Robin Reader"
                  data-booking-email="robin@readers.example"
                  >Sessions and prices</a
                >
              </p>
              <p><small>The end of the page.</small></p>
            </main>
          </body>
        </html>`,
      200,
      {
        "content-security-policy": `default-src 'none'; script-src ${appUrl}; frame-src ${appUrl}; style-src 'self'; img-src data:`,
        "cache-control": "no-store",
      },
    );
  });
  app.get("/style.css", (context) => context.body(STYLE, 200, { "content-type": "text/css" }));

  const control = new Hono();
  control.put("/", async (context) => {
    const parsed = shown.safeParse(await context.req.json().catch(() => null));
    if (!parsed.success) return context.json({ error: z.prettifyError(parsed.error) }, 400);
    current = parsed.data;
    return context.json(current);
  });
  return { app, control };
}
