import { afterEach, expect, test, vi } from "vitest";
import { timeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import { render } from "../components/test-render.tsx";
import { useReaderTimeZone } from "./use-reader-time-zone.ts";

/** What the browser guesses: nothing wherever a server renders. */
const browser = vi.hoisted(() => ({ guesses: "" }));
vi.mock("./use-browser-time-zone.ts", () => ({ useBrowserTimeZone: () => browser.guesses }));

afterEach(() => {
  browser.guesses = "";
});

function Reader() {
  const reader = useReaderTimeZone();
  return reader === null ? "nobody says" : `${reader.zone} by ${reader.by}`;
}

function readerWith(said: TimeZone | null, guesses: string) {
  browser.guesses = guesses;
  const person = { name: "Casey", email: "casey@example.com", role: "client", timeZone: said } as const;
  return render(<Reader />, { everyPage: { person } }).text;
}

test("what the account says goes before what the browser guesses", () => {
  expect(readerWith(timeZone("Asia/Kathmandu"), "Europe/Berlin")).toBe("Asia/Kathmandu by account");
});

test("while the account says nothing, the browser's guess is taken", () => {
  expect(readerWith(null, "Europe/Berlin")).toBe("Europe/Berlin by browser");
});

test.each(["", "Mars/Olympus_Mons"])("a guess that is no zone is none: %j", (guess) => {
  expect(readerWith(null, guess)).toBe("nobody says");
});

test("a stranger's browser is believed too", () => {
  browser.guesses = "Europe/Berlin";
  expect(render(<Reader />).text).toBe("Europe/Berlin by browser");
});

test("a public page goes by its address, and by nothing else of who reads it", () => {
  const at = (address: string) => render(<Reader />, { address, isPublic: true }).text;
  expect(at("/profile/ada?zone=Asia%2FTokyo")).toBe("Asia/Tokyo by browser");
  expect(at("/profile/ada?zone=Mars%2FOlympus_Mons")).toBe("nobody says");
  expect(at("/profile/ada")).toBe("nobody says");
  expect(render(<Reader />, { address: "/bookings?zone=Asia%2FTokyo" }).text).toBe("nobody says");
});
