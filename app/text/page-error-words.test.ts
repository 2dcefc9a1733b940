import { describe, expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { pageErrorWords, type PageSubject } from "./page-error-words.ts";

const SUBJECTS = ["offers", "booking", "builder", "operations", "account"] as const satisfies PageSubject[];
const STATUSES = [400, 401, 403, 404, 405, 429, 500, 502, 503];

describe("a page that cannot be shown", () => {
  test.each(STATUSES.filter((status) => status !== 405))(
    "%i on a booking's page says what it means for the booking and the money",
    (status) => {
      const { meaning } = pageErrorWords(status, "booking", false, null, ENGLISH);
      expect(meaning).toContain("Your booking and your money are unchanged.");
    },
  );

  test.each(SUBJECTS)("a form of %s that failed is never said to have done nothing", (about) => {
    for (const wasForm of [true, null]) {
      const { meaning } = pageErrorWords(500, about, wasForm, null, ENGLISH);
      expect(meaning).not.toBeNull();
      expect(meaning).not.toContain("your money are unchanged");
      expect(meaning).not.toContain("Nothing was changed");
    }
  });

  test("a held installation says that nothing was taken, and an unreachable database is no provider's silence", () => {
    const held = pageErrorWords(503, "booking", true, 600, ENGLISH, "held");
    expect(held.title).toBe("We are back soon");
    expect(held.text).toContain("was not accepted, and nothing was charged");
    const away = pageErrorWords(503, "booking", true, 5, ENGLISH, "database_away");
    expect(away.text).toContain("our database");
    expect(away.meaning).toContain("may or may not have been done");
  });

  test("a provider that does not answer is not called our mistake", () => {
    expect(pageErrorWords(503, "booking", false, null, ENGLISH).title).not.toContain("our side");
    expect(pageErrorWords(500, "booking", false, null, ENGLISH).title).toContain("our side");
  });

  test.each(STATUSES)("%i has a title and a sentence", (status) => {
    for (const about of SUBJECTS) {
      const { title, text } = pageErrorWords(status, about, false, null, ENGLISH);
      expect(title).not.toBe("");
      expect(text).toMatch(/\.$/);
    }
  });
});
