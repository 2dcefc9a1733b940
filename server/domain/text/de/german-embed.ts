import { embedFrame } from "./embed/frame.ts";
import type { Room } from "../room.ts";

export const germanEmbed: Room = {
  "embed/frame": embedFrame,
};
