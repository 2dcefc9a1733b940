import { test } from "vitest";
import { startDemo } from "../../server/demo-environment.ts";
import { bookTime, signUp } from "./drive-client.ts";
import { startWire } from "./start-wire.ts";
test("x", async () => {
  process.env["WIRE_OUT"] = "1";
  const wire = await startWire({ LOG_LEVEL: "info" });
  const b = await bookTime(wire, "ada-okafor/architecture-review");
  const s = await signUp(wire);
  const r = await s.post(`/bookings/${b.bookingId}`, { intent: "pay" });
  console.log(r.status, (await r.text()).slice(0, 1500));
  await wire.stop();
});
