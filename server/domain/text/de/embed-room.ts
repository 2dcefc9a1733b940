import { embedFrame } from "./embed/frame.ts";
import type { Room } from "../room.ts";

export const embedRoom: Room = {
  "embed/frame": embedFrame,
};
