import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { repositoryPath } from "../../support/document.ts";
import { krea } from "./support.ts";

describe("the command krea", () => {
  test("prints its commands to stdout", async () => {
    const { code, stdout, stderr } = await krea(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Usage: krea [options] [command]");
    expect(stdout).toContain("types [options] [document]");
  });

  test("prints the version of the package", async () => {
    const { version } = JSON.parse(await readFile(repositoryPath("package.json"), "utf8"));
    expect(await krea(["--version"])).toEqual({ code: 0, stdout: version, stderr: "" });
  });

  test.each([
    ["an unknown command", ["typos"], "unknown command 'typos'"],
    ["an unknown option", ["types", "--chek"], "unknown option '--chek'"],
    ["too many arguments", ["types", "a.json", "b.json"], "too many arguments"],
    ["a time that is none", ["types", "--timeout-ms", "1e3"], "Expected a whole number of milliseconds"],
    ["a time of zero", ["types", "--timeout-ms", "0"], "Expected a whole number of milliseconds"],
    ["an output that is no TypeScript", ["types", "-o", "api.js"], "Expected a file that ends in .ts"],
    ["an output that can have no code", ["types", "-o", "api.d.ts"], "and not in .d.ts"],
  ])("refuses %s", async (_name, args, message) => {
    const { code, stdout, stderr } = await krea(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(message);
  });
});
