import { designPage } from "./developers/design.ts";
import { developersPage } from "./developers/page.ts";
import { problems } from "./developers/problems.ts";
import type { Room } from "../room.ts";

export const germanDevelopers: Room = {
  "developers/design": designPage,
  "developers/page": developersPage,
  "developers/problems": problems,
};
