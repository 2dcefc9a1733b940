/**
 * What other sites load: `<script src="https://…/embed.js" async>`. It turns `<a data-booking="button | card | modal">` that lead to us into what they
 * say, and leaves every other link alone. Built into one file without imports. It needs nothing of the host's policy but `script-src` and `frame-src` of our
 * origin: styles are set through the CSSOM. Whatever fails leaves the plain link, and nothing is ever thrown into the host's page.
 */
declare const BUTTON_RULES: string;
declare const WINDOW_RULES: string;
declare const CLOSE_WORD: string;

(() => {
  type Link = HTMLAnchorElement;
  /** One frame of ours in the host's page. */
  interface Shown {
    readonly frame: HTMLIFrameElement;
    readonly onReady: () => void;
    readonly onHeight: (pixels: number) => void;
    readonly onClose: () => void;
  }

  /** Higher than any list of sessions; a frame that asks for more scrolls. */
  const HEIGHT_PIXELS_MAX = 6_000;
  const SLUG = /^[a-z0-9-]{1,100}$/i;
  const SESSION_TYPE = /^sty_[a-z0-9]{1,40}$/i;
  const COLORS = /^(#[0-9a-f]{6}) (#[0-9a-f]{6})$/i;
  const READY = "bookingReady";

  /** Runs it, and swallows what it throws: the page is somebody else's. */
  const safely = (run: () => void) => {
    try {
      run();
    } catch {
      // The link is still there.
    }
  };

  safely(() => {
    const script = document.currentScript;
    if (!(script instanceof HTMLScriptElement)) return;
    const ours = new URL(script.src).origin;
    // Once for each page and each installation, however often the script is there.
    const mark = Symbol.for(`booking-embed ${ours}`);
    const page = document as Document & Record<symbol, unknown>;
    if (page[mark] !== undefined) return;
    page[mark] = true;

    const shown: Shown[] = [];

    const optionsOf = (link: Link) => {
      const { dataset } = link;
      const path = link.pathname.split("/");
      const slug = dataset["bookingBuilder"] ?? (path[1] === "profile" ? path[2] : undefined) ?? "";
      const session = dataset["bookingSession"] ?? (path[1] === "book" ? path[2] : undefined) ?? "";
      if (!SLUG.test(slug)) return null;
      return {
        slug,
        session: SESSION_TYPE.test(session) ? session : "",
        target: dataset["bookingTarget"] === "_top" ? "_top" : "_blank",
        name: (dataset["bookingName"] ?? "").slice(0, 100),
        email: (dataset["bookingEmail"] ?? "").slice(0, 254),
        theme: /^(?:light|dark)$/.exec(dataset["bookingTheme"] ?? "")?.[0] ?? themeOfPage(),
        language: dataset["bookingLanguage"] ?? "",
        close: dataset["bookingClose"] ?? CLOSE_WORD,
      };
    };
    type Options = NonNullable<ReturnType<typeof optionsOf>>;

    /** A page that knows no dark is light, whatever the reader prefers. */
    const themeOfPage = () =>
      getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "" : "light";

    /** The link's own, else those by which this page was reached. */
    const utmOf = (link: Link) => {
      const pick = (search: string) =>
        [...new URLSearchParams(search)].filter(([name]) => /^utm_[a-z]{1,20}$/.test(name)).slice(0, 8);
      const own = pick(link.search);
      return (own.length > 0 ? own : pick(location.search)).map(([name, value]): [string, string] => [
        name,
        value.slice(0, 100),
      ]);
    };

    /** What is nobody else's business stands behind the `#`: no server, log or Referer ever sees it. */
    const privatePart = (values: Record<string, string>) => {
      const given = Object.entries(values).filter(([, value]) => value !== "");
      return given.length === 0 ? "" : `#${new URLSearchParams(given).toString()}`;
    };

    const frameFor = (link: Link, { slug, session, language, ...rest }: Options) => {
      const path = `/embed/${encodeURIComponent(slug)}${session === "" ? "" : `/${session}`}`;
      const address = new URL(path, ours);
      for (const [name, value] of utmOf(link)) address.searchParams.set(name, value);
      if (language !== "") address.searchParams.set("lang", language);
      const { target, name, email, theme } = rest;
      address.hash = privatePart({ host: location.origin, target, theme, name, email });
      const frame = document.createElement("iframe");
      frame.title = wordsOf(link);
      // Where it stands, and never more of the address than that.
      frame.referrerPolicy = "strict-origin";
      frame.src = address.href;
      style(frame, { border: "0", display: "block", width: "100%", "max-width": "none", margin: "0" });
      return frame;
    };

    const wordsOf = (link: Link) => link.textContent.trim().slice(0, 200);

    const style = (element: HTMLElement, rules: Record<string, string>) => {
      for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value);
    };

    const sheetOf = (rules: string) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      return sheet;
    };

    /** The plain link, with what the host's page knows. */
    const carryOn = (link: Link, { name, email }: Options) => {
      const address = new URL(link.href);
      for (const [key, value] of utmOf(link)) address.searchParams.set(key, value);
      if (location.hostname !== "") address.searchParams.set("embedded", location.hostname);
      address.hash = privatePart({ name, email });
      link.href = address.href;
    };

    let hasLook = false;
    const showAsButton = (link: Link) => {
      if (!hasLook) {
        hasLook = true;
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheetOf(BUTTON_RULES)];
      }
      const [, fill, ink] = COLORS.exec(link.dataset["bookingColors"] ?? "") ?? [];
      if (fill !== undefined && ink !== undefined)
        style(link, { "--booking-fill": fill, "--booking-ink": ink });
      link.dataset[READY] = "button";
    };

    const showAsCard = (link: Link, options: Options) => {
      link.dataset[READY] = "card";
      const frame = frameFor(link, options);
      frame.loading = "lazy";
      // Seen once there is something to see: until then, and without us, the link stands there.
      style(frame, { height: "1px", opacity: "0" });
      shown.push({
        frame,
        onReady() {
          style(frame, { opacity: "1" });
          link.style.setProperty("display", "none", "important");
        },
        onHeight: (pixels) => style(frame, { height: `${pixels}px` }),
        onClose: () => undefined,
      });
      link.after(frame);
    };

    const showAsModal = (link: Link, options: Options) => {
      showAsButton(link);
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("click", (event) => {
        safely(() => {
          const isOwnWay =
            event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
          if (isOwnWay || event.defaultPrevented) return;
          openModal(link, options);
          // Only now: when it could not be opened, the link leads to us.
          event.preventDefault();
        });
      });
    };

    const openModal = (link: Link, options: Options) => {
      const place = document.createElement("div");
      const root = place.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheetOf(WINDOW_RULES)];
      const isDark =
        options.theme === "dark" ||
        (options.theme === "" && matchMedia("(prefers-color-scheme: dark)").matches);
      const dialog = document.createElement("dialog");
      if (isDark) dialog.className = "dark";
      dialog.setAttribute("aria-modal", "true");
      dialog.setAttribute("aria-label", wordsOf(link));
      const close = document.createElement("button");
      close.type = "button";
      close.setAttribute("aria-label", options.close);
      close.textContent = "\u00d7";
      // Stands there until the frame says that it is ready: when we are away, it is the way to us.
      const waiting = document.createElement("p");
      const plain = document.createElement("a");
      plain.href = link.href;
      plain.target = options.target;
      plain.rel = "noopener";
      plain.textContent = wordsOf(link);
      waiting.append(plain);
      const frame = frameFor(link, options);
      style(frame, { position: "absolute", inset: "0", height: "100%", visibility: "hidden" });
      dialog.append(close, waiting, frame);
      root.append(dialog);

      const scroller = document.documentElement;
      const before = scroller.style.overflow;
      const one: Shown = {
        frame,
        onReady() {
          style(frame, { visibility: "visible" });
          waiting.remove();
        },
        onHeight: () => undefined,
        onClose: () => dialog.close(),
      };
      shown.push(one);
      close.addEventListener("click", () => safely(one.onClose));
      dialog.addEventListener("click", (event) => {
        if (event.target === dialog) safely(one.onClose);
      });
      dialog.addEventListener("close", () => {
        safely(() => {
          shown.splice(shown.indexOf(one), 1);
          scroller.style.overflow = before;
          place.remove();
          link.focus();
        });
      });
      document.body.append(place);
      try {
        dialog.showModal();
        scroller.style.overflow = "hidden";
      } catch (error) {
        shown.splice(shown.indexOf(one), 1);
        place.remove();
        throw error;
      }
    };

    const canStyle = () =>
      "adoptedStyleSheets" in Document.prototype &&
      typeof HTMLDialogElement.prototype.showModal === "function";

    const turn = (link: Link) => {
      if (link.dataset[READY] !== undefined || link.origin !== ours) return;
      const kind = link.dataset["booking"];
      if (kind !== "button" && kind !== "card" && kind !== "modal") return;
      const options = optionsOf(link);
      if (options === null || !canStyle()) return;
      link.dataset[READY] = "";
      carryOn(link, options);
      if (kind === "button") showAsButton(link);
      else if (kind === "card") showAsCard(link, options);
      else showAsModal(link, options);
    };

    const turnAll = () => {
      for (const link of document.querySelectorAll<Link>("a[data-booking]:not([data-booking-ready])"))
        safely(() => turn(link));
    };

    addEventListener("message", (event: MessageEvent<unknown>) => {
      safely(() => {
        if (event.origin !== ours) return;
        const sender = shown.find(({ frame }) => frame.contentWindow === event.source);
        const { data } = event;
        if (sender === undefined || typeof data !== "object" || data === null || !("booking" in data)) return;
        if (data.booking === "ready") sender.onReady();
        if (data.booking === "close") sender.onClose();
        if (data.booking === "height" && "pixels" in data && typeof data.pixels === "number") {
          const { pixels } = data;
          if (pixels >= 1 && pixels <= Number.MAX_SAFE_INTEGER)
            sender.onHeight(Math.min(Math.ceil(pixels), HEIGHT_PIXELS_MAX));
        }
      });
    });

    turnAll();
    new MutationObserver(() => safely(turnAll)).observe(document, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", () => safely(turnAll));
  });
})();
