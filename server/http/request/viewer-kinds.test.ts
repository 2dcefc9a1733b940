import { expect, test } from "vitest";
import { createViewerKinds } from "./viewer-kinds.ts";

test("who holds a browser's cookies is found out once, and each browser for itself", async () => {
  const asked: string[] = [];
  const viewerOf = createViewerKinds((cookies) => {
    asked.push(cookies);
    return Promise.resolve(cookies === "session=ada" ? "builder" : "client");
  });
  const kinds = [await viewerOf("session=ada"), await viewerOf("session=ben"), await viewerOf("session=ada")];
  expect(kinds).toEqual(["builder", "client", "builder"]);
  expect(asked).toEqual(["session=ada", "session=ben"]);
});

test("whoever cannot be found is nobody, and the view is counted", async () => {
  const viewerOf = createViewerKinds(() => Promise.reject(new Error("The database is away.")));
  expect(await viewerOf("session=ada")).toBe("nobody");
});
