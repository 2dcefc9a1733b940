/**
 * The script of the page that other sites show in a frame. It tells the host's page that it is there and how high it is, writes times in the reader's
 * zone, and gives the links what the host's page knows. It listens to no message. Built into one file without imports.
 */
(() => {
  const root = document.documentElement;
  const given = new URLSearchParams(location.hash.slice(1));
  const host = given.get("host") ?? "";
  // The page names the sites that may frame it; a browser gives a message to this origin alone.
  const isKnown = (root.dataset["hosts"] ?? "").split(" ").includes(host) && host !== "";
  const tell = (message: { readonly booking: string; readonly pixels?: number }) => {
    if (isKnown && parent !== window) parent.postMessage(message, host);
  };

  function followTheme(theme: string | null): void {
    if (theme !== "light" && theme !== "dark") return;
    root.style.colorScheme = theme;
    for (const sheet of document.styleSheets) followIn(sheet.cssRules, theme);
  }

  function followIn(rules: CSSRuleList, theme: string): void {
    for (const rule of rules) {
      if (!(rule instanceof CSSMediaRule)) {
        if (rule instanceof CSSGroupingRule) followIn(rule.cssRules, theme);
      } else if (rule.conditionText.includes("prefers-color-scheme"))
        rule.media.mediaText = rule.conditionText.includes(theme) ? "all" : "not all";
      else followIn(rule.cssRules, theme);
    }
  }

  /** As the server wrote it, in another zone. */
  function writeTimes(): void {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const sentence = document.querySelector<HTMLElement>("[data-zone]");
    if (sentence === null || !zone || sentence.dataset["zone"] === zone) return;
    const words = new Intl.DateTimeFormat(root.lang, {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: zone,
    });
    for (const time of document.querySelectorAll("time")) {
      const parts = words.formatToParts(new Date(time.dateTime));
      const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
      const [day, clock] = time.children;
      if (day !== undefined)
        day.textContent =
          root.lang === "de"
            ? `${of("weekday").slice(0, 2)}., ${of("day")}. ${of("month")}`
            : `${of("weekday").slice(0, 3)} ${of("day")} ${of("month").slice(0, 3)}`;
      if (clock !== undefined) clock.textContent = `${of("hour")}:${of("minute")}`;
    }
    // `UTC` is no place: it is said as it is.
    const { words: ofPlace = "", wordsPlain = "" } = sentence.dataset;
    const city = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
    sentence.textContent = (zone.includes("/") ? ofPlace : wordsPlain).replace("{zone}", () => city);
  }

  /** Each leads to our own origin, whatever was given. */
  function completeLinks(): void {
    const utm = [...new URLSearchParams(location.search)].filter(([name]) => /^utm_[a-z]{1,20}$/.test(name));
    const person = ["name", "email"].flatMap((key) => {
      const value = (given.get(key) ?? "").slice(0, 254);
      return value === "" ? [] : [[key, value]];
    });
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-offer]")) {
      const address = new URL(link.href);
      for (const [name, value] of utm) address.searchParams.set(name, value.slice(0, 100));
      if (isKnown) address.searchParams.set("embedded", new URL(host).hostname);
      if (person.length > 0) address.hash = new URLSearchParams(person).toString();
      link.href = address.href;
      link.target = given.get("target") === "_top" ? "_top" : "_blank";
    }
  }

  followTheme(given.get("theme"));
  writeTimes();
  completeLinks();
  document.addEventListener("keydown", ({ key }) => {
    if (key.toLowerCase() === "escape") tell({ booking: "close" });
  });
  const content = document.getElementById("embed");
  if (content !== null) {
    const measure = () =>
      tell({ booking: "height", pixels: Math.ceil(content.getBoundingClientRect().height) });
    new ResizeObserver(measure).observe(content);
    measure();
  }
  tell({ booking: "ready" });
})();
