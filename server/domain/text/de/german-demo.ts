import { demoBar } from "./demo/demo-bar.ts";
import type { Room } from "../room.ts";

export const germanDemo: Room = {
  "demo/demo-bar": demoBar,
};
