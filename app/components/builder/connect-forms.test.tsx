import { expect, test } from "vitest";
import { descriptionOf, nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { ConnectForms } from "./connect-forms.tsx";

function forms(changes: Partial<Parameters<typeof ConnectForms>[0]> = {}) {
  return render(
    <ConnectForms
      connectedBy={null}
      canUseOAuth
      consentIsAbove={false}
      requiredScopes={["event_types:read", "webhooks:write"]}
      tokenError={undefined}
      {...changes}
    />,
  );
}

test("both ways to connect are forms that work without scripts", () => {
  const [consent, token] = forms().all("form");
  expect([consent?.get("method"), token?.get("method")]).toEqual(["post", "post"]);
  expect(consent && sentBy(consent, consent.one("button"))).toEqual({ intent: "consent" });
  expect(token && sentBy(token, token.one("button"))).toEqual({ intent: "token", accessToken: "" });
});

test("a token is typed unseen, remembered by no browser, and never shown again", () => {
  const input = forms({ connectedBy: "personal_token", tokenError: "token_missing" }).one("input");
  expect(input.attributes).toMatchObject({ type: "password", autoComplete: "off", value: "" });
});

test("what a token must be allowed to do is said before it is made", () => {
  expect(forms().text).toContain("event_types:read and webhooks:write");
});

test("a token that was refused stands open, with the reason at its field", () => {
  const page = forms({ tokenError: "token_missing" });
  expect(page.one("details").get("open")).not.toBeNull();
  expect(descriptionOf(page, page.one("input"))).toContain("Please paste the token.");
});

test("agreeing at Calendly comes first: the token stays closed where that is set up", () => {
  expect(forms().one("details").get("open")).toBeNull();
  const tokenOnly = forms({ canUseOAuth: false });
  expect(tokenOnly.one("details").get("open")).not.toBeNull();
  expect(tokenOnly.all("form")).toHaveLength(1);
});

test("it is not asked for twice where a notice above asks for it already", () => {
  const page = forms({ connectedBy: "oauth", consentIsAbove: true });
  expect(page.all("form").map((form) => sentBy(form, form.one("button"))["intent"])).toEqual(["token"]);
});

test.each([
  [null, "Connect with Calendly"],
  ["oauth", "Connect again"],
  ["personal_token", "Connect with one click instead"],
] as const)("connected by %s, the first part is called %s", (connectedBy, name) => {
  const page = forms({ connectedBy });
  expect(page.all("section").map((section) => nameOf(page, section))[0]).toBe(name);
});
