import { expect, test } from "vitest";
import { mailboxOf } from "./mailbox.ts";

test("every way to write one mailbox at Google counts as one", () => {
  const ways = [
    "casey.jones@gmail.com",
    "caseyjones@gmail.com",
    "c.a.s.e.y.jones@gmail.com",
    "Casey.Jones+news@Gmail.com",
    "casey.jones@googlemail.com",
  ];
  expect(new Set(ways.map(mailboxOf))).toEqual(new Set(["caseyjones@gmail.com"]));
});

test("elsewhere dots and names are somebody's own, and what is behind a plus sign is not", () => {
  expect(mailboxOf("casey.jones@example.com")).not.toBe(mailboxOf("caseyjones@example.com"));
  expect(mailboxOf("casey.jones@gmail.com.example")).toBe("casey.jones@gmail.com.example");
  expect(mailboxOf("casey+a@example.com")).toBe(mailboxOf("CASEY+b@example.com"));
  expect(mailboxOf("+casey@example.com")).toBe("+casey@example.com");
});
