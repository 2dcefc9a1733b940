import { developersPage } from "./developers/page.ts";
import { problems } from "./developers/problems.ts";
import type { Room } from "../room.ts";

export const germanDevelopers: Room = {
  "developers/page": developersPage,
  "developers/problems": problems,
};
