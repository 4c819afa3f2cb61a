/**
 * The rows of a document's price tables, read apart from the generator: from the descriptions, with expressions of their own.
 *
 * @module
 */

import type { OpenApiDocument, Operation } from "../../../src/codegen/document.ts";

/** One row of a price table, as it stands in a description. */
export interface Row {
  /** `image/bfl/flux-1-dev`, `styles/train` */
  id: string;
  /** The cells by the heads of their columns. */
  cells: Record<string, string>;
}

/** Every row of every price table in the descriptions of a document. */
export function priceRows({ paths }: OpenApiDocument): Row[] {
  return Object.entries(paths).flatMap(([path, { post }]) =>
    rowsOf(path.replace(/^\/(generate\/)?/, ""), (post as Operation | undefined)?.description ?? ""),
  );
}

function rowsOf(id: string, text: string): Row[] {
  const [, head = "", body = ""] = /^(\|.*\|)\n\|[-| ]+\|\n((?:\|.*\|(?:\n|$))+)/m.exec(text) ?? [];
  if (!/Compute Units|Price/.test(head)) return [];
  const cellsOf = (line: string) => [...line.matchAll(/\| *\**([^|*]*?)\** *(?=\|)/g)].map(([, cell = ""]) => cell);
  const names = cellsOf(head);
  const lines = body.trim().split("\n");
  return lines.map((line) => {
    const cells = cellsOf(line);
    return { id, cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])) };
  });
}

/** The fields that an input of a row has, by the row's columns; a column that is not among them is an error. */
export function inputFor({ id, cells }: Row, properties: readonly string[]): Record<string, unknown> {
  const url = "https://files.example/a.png";
  const yes = (word: string, value: object) => (word === "Yes" ? value : {});
  const tiers: Record<string, object> = {
    "Text to image": {},
    "Style references": { image_style_references: [{ url, strength: 0.5 }] },
    Moodboards: { moodboards: [{ id: "m" }] },
  };
  const columns: Record<string, (word: string) => object | undefined> = {
    Mode: (mode) => ({ mode }),
    Resolution: (resolution) => ({ resolution }),
    Duration: (word) => (properties.includes("duration") ? { duration: Number.parseInt(word, 10) } : {}),
    Audio: (word) => ({ generate_audio: word === "Yes" }),
    LoRA: (word) => ({ has_lora: word === "Yes" }),
    Model: (model) => (properties.includes("model") ? { model } : {}),
    "Character Reference": (word) => yes(word, { character_reference_images: [url] }),
    "Video Reference": (word) => yes(word, { video_reference: { url, tag: "video" } }),
    "Reference Images": (word) => ({
      style_images: Array.from({ length: Number(word) }, () => ({ url, strength: 1 })),
    }),
    "K2 Billing Tier": (word) => tiers[word],
    "Compute Units": () => ({}),
    "Compute Units/Step": () => ({ max_train_steps: 100 }),
    Price: () => ({}),
    "Average Completion Time": () => ({}),
  };
  const parts = Object.entries(cells).map(([column, word]) => {
    const part = columns[column]?.(word);
    if (!part) throw new Error(`${id}: no input is known for ${column} ${word}.`);
    return part;
  });
  return Object.assign({}, ...parts) as Record<string, unknown>;
}
