import { expect, test } from "../fixtures/test.ts";

const PROFILE = "/profile/ada-okafor";
const OWN_PAGES = ["/", PROFILE, "/developers"];

test("a public page loads one script of ours and the stylesheet, and is the same document signed in or not", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client);
  const stranger = await openDevice(null);
  for (const path of OWN_PAGES) {
    const loaded: string[] = [];
    page.removeAllListeners("request");
    page.on("request", (request) => {
      if (["script", "stylesheet"].includes(request.resourceType()))
        loaded.push(`${request.resourceType()} ${new URL(request.url()).pathname}`);
    });
    await page.goto(path, { waitUntil: "load" });
    expect(loaded.sort()).toEqual([
      expect.stringMatching(/^script \/assets\/public-page-[\w-]+\.js$/),
      expect.stringMatching(/^stylesheet \/assets\/\S+\.css$/),
    ]);
    const own = await page.request.get(path);
    const theirs = await stranger.request.get(path);
    expect(await own.text()).toBe(await theirs.text());
  }
});

test("what a site knows of its reader goes on from a profile to the form, and stands in no address on the way", async ({
  openDevice,
}) => {
  const page = await openDevice(null);
  await page.goto(`${PROFILE}#name=Robin+Reader&email=robin%40readers.example`);
  await expect.poll(() => new URL(page.url()).hash).toBe("");
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.getByRole("button", { name: /^Book Architecture review/ }).click();
  await expect(page.getByLabel("Your name")).toHaveValue("Robin Reader");
  await expect(page.getByLabel("Your e-mail address")).toHaveValue("robin@readers.example");
  await expect.poll(() => new URL(page.url()).hash).toBe("");
  expect(addresses.filter((address) => /robin/i.test(address))).toEqual([]);
});

test("Book is sent once however often it is pressed, and can be pressed again by whoever comes back", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client);
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname.startsWith("/book/")) sent += 1;
  });
  const book = page.getByRole("button", { name: /^Book Architecture review/ });
  const begun = page.getByRole("heading", { name: "Pick a time with Ada Okafor" });
  await page.goto(PROFILE);
  await book.dblclick();
  await expect(begun).toBeVisible();
  expect(sent).toBe(1);
  await page.goBack();
  await book.click();
  await expect(begun).toBeVisible();
  expect(sent).toBe(2);
});
