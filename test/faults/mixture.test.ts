import { expect, test, vi } from "vitest";
import { inVirtualTime } from "../support/virtual-time.ts";
import { expectPromisesKept, mixtureSeed as seed } from "./mixture/run.ts";
import { createVirtualServer } from "./virtual-server.ts";

// At size, and over real connections, it is run by `npm run test:soak`.
test(`calls over mixtures of faults keep every promise, FAULT_SEED=${seed}`, async () => {
  await inVirtualTime(async () => {
    const servers: ReturnType<typeof createVirtualServer>[] = [];
    const start = (options: Parameters<typeof createVirtualServer>[0]) => {
      const server = createVirtualServer(options);
      servers.push(server);
      return server;
    };
    await expectPromisesKept({ seed, calls: 1_500, parallel: 4, start });
    expect([vi.getTimerCount(), servers.map((server) => server.hanging())]).toEqual([0, servers.map(() => 0)]);
  });
});
