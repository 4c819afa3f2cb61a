import { expect, test } from "vitest";
import { WakeUp } from "../../../src/support/wake-up.ts";

test("WakeUp wakes a consumer that waits", async () => {
  const wakeUp = new WakeUp();
  let isAwake = false;
  const waiting = wakeUp.wait().then(() => {
    isAwake = true;
  });
  await Promise.resolve();
  expect(isAwake).toBe(false);
  wakeUp.notify();
  await waiting;
  expect(isAwake).toBe(true);
});

test("WakeUp remembers a notification for the next wait, once", async () => {
  const wakeUp = new WakeUp();
  wakeUp.notify();
  wakeUp.notify();
  await wakeUp.wait();
  const second = wakeUp.wait().then(() => "awake");
  expect(await Promise.race([second, Promise.resolve("asleep")])).toBe("asleep");
  wakeUp.notify();
  expect(await second).toBe("awake");
});
