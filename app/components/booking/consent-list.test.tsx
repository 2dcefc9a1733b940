import { expect, test } from "vitest";
import type { Consent } from "../../../server/domain/booking/consent.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { render } from "../test-render.tsx";
import { ConsentList } from "./consent-list.tsx";

const consent = (kind: Consent["kind"], policyNumber: number | null, source: Consent["source"]): Consent => ({
  ...{ kind, policyNumber, source, language: null, wording: null, sha256: null },
  at: instant("2026-03-02T10:00:00Z"),
});

test("each thing that was agreed to says when and who asked, and leads to its version", () => {
  const list = render(
    <ConsentList
      consents={[
        consent("terms", 3, "page"),
        consent("privacy", 2, "api"),
        consent("early_start", null, "page"),
      ]}
      timeZone={timeZone("Europe/Berlin")}
    />,
  );
  expect(list.all("a").map((a) => [a.get("href"), a.text])).toEqual([
    ["/terms?version=3", "Terms, version 3"],
    ["/privacy?version=2", "Privacy notice, version 2"],
  ]);
  const [terms, privacy, early] = list.all("li").map(({ text }) => text);
  expect(terms).toContain("11:00, Berlin time");
  expect(privacy).toContain("as the program says that took the booking");
  expect(early).toContain("before the 14 days to withdraw are over");
});
