import { describe, expect, test } from "vitest";
import { nameKindMethods } from "../../src/codegen/kind-methods.ts";

const named = (...kinds: string[]) => Object.fromEntries(nameKindMethods(kinds));

describe("the name of a kind's method", () => {
  test.each([
    ["image", "image"],
    ["audio", "audio"],
    ["3d", "threeD"],
    ["3D", "threeD"],
    ["360-video", "threeSixZeroVideo"],
    ["2.5d", "two5d"],
    ["text-to-speech", "textToSpeech"],
    ["lip_sync", "lipSync"],
    ["video:hd", "videoHd"],
    ["Image", "image"],
    ["-edit-", "edit"],
    ["class", "class"],
  ])("of %s is %s", (kind, method) => expect(named(kind)).toEqual({ [method]: kind }));

  test.each([
    ["jobs", "jobsModel"],
    ["models", "modelsModel"],
    ["submit", "submitModel"],
    ["then", "thenModel"],
    ["constructor", "constructorModel"],
    ["toString", "toStringModel"],
    ["node-apps", "nodeAppsModel"],
    ["__proto__", "proto"],
  ])("of %s, which is taken, is %s", (kind, method) => expect(named(kind)).toEqual({ [method]: kind }));

  test("is none for a kind without letters and digits", () => expect(named("~", "image")).toEqual({ image: "image" }));

  test("is another for each kind, and the same in any order", () => {
    const kinds = ["three-d", "3d", "threeD", "threeDModel", "image"];
    const methods = {
      threeD: "threeD",
      threeDModel: "threeDModel",
      threeDModelModel: "3d",
      threeDModelModelModel: "three-d",
      image: "image",
    };
    expect(named(...kinds)).toEqual(methods);
    expect(named(...kinds.toReversed())).toEqual(methods);
    expect([...nameKindMethods(kinds).values()]).toEqual(kinds);
  });
});
