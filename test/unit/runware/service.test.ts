import { expect, test } from "vitest";
import { Runware } from "../../../src/runware.ts";
import { inVirtualTime } from "../../support/virtual-time.ts";

interface Task {
  taskType: "imageInference" | "getResponse";
  taskUUID: string;
}

/** Runware, whose tasks take a time, and what it was sent. */
function serviceWhoseTasksTake(milliseconds: number) {
  const endsAt = new Map<string, number>();
  const requests: Task[][] = [];
  const answer = ({ taskType, taskUUID }: Task) => {
    if (taskType === "imageInference") {
      endsAt.set(taskUUID, Date.now() + milliseconds);
      return { taskType, taskUUID };
    }
    const status = Date.now() < (endsAt.get(taskUUID) ?? 0) ? "processing" : "success";
    return { taskType, taskUUID, status, ...(status === "success" && { imageURL: `https://im.example/${taskUUID}` }) };
  };
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const tasks = (await new Request(input, init).json()) as Task[];
    requests.push(tasks);
    return Response.json({ data: tasks.map(answer) });
  };
  return { runware: new Runware({ apiKey: "test-key", fetch }), requests };
}

test("runware.subscribe shares the requests of many waits", async () => {
  await inVirtualTime(async () => {
    const { runware, requests } = serviceWhoseTasksTake(5_000);
    const input = { prompt: "a lighthouse", aspect_ratio: "3:2", resolution: "1K" } as const;
    const waits = Array.from({ length: 40 }, () => runware.subscribe("image/krea/krea-2/large", { input }));
    expect((await Promise.all(waits)).map(({ data }) => data.urls.length)).toEqual(waits.map(() => 1));
    const reads = requests.filter(([task]) => task?.taskType === "getResponse");
    expect(reads.length).toBeLessThan(20);
  });
});
