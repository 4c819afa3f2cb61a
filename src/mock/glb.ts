/**
 * Creates a small 3D model: a tetrahedron in binary glTF 2.0.
 *
 * @module
 */

/** The four corners, which lie on a sphere around the origin. */
const corners = [
  [1, 1, 1],
  [-1, -1, 1],
  [-1, 1, -1],
  [1, -1, -1],
] as const;
/** Three corners for each face, counterclockwise as seen from outside. */
const faces = [0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3];

/**
 * Creates a tetrahedron of one colour.
 *
 * @param colour - red, green and blue, each from 0 to 1
 */
export function tetrahedronGlb(colour: readonly [number, number, number]): Buffer {
  const positions = Buffer.alloc(corners.length * 3 * 4);
  for (const [index, value] of corners.flat().entries()) positions.writeFloatLE(value, index * 4);
  const indices = Buffer.alloc(faces.length * 2);
  for (const [index, corner] of faces.entries()) indices.writeUInt16LE(corner, index * 2);
  const scene = {
    asset: { version: "2.0", generator: "krea-sdk mock server" },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0, name: "Tetrahedron" }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1, material: 0 }] }],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [...colour, 1], metallicFactor: 0 } }],
    accessors: [
      // 5126 is a 32-bit float, 5123 an unsigned 16-bit integer.
      { bufferView: 0, componentType: 5126, count: corners.length, type: "VEC3", min: [-1, -1, -1], max: [1, 1, 1] },
      { bufferView: 1, componentType: 5123, count: faces.length, type: "SCALAR" },
    ],
    bufferViews: [
      // 34962 is for vertices, 34963 for indices.
      { buffer: 0, byteOffset: 0, byteLength: positions.length, target: 34962 },
      { buffer: 0, byteOffset: positions.length, byteLength: indices.length, target: 34963 },
    ],
    buffers: [{ byteLength: positions.length + indices.length }],
  };
  const chunks = [
    chunk("JSON", Buffer.from(JSON.stringify(scene)), " "),
    chunk("BIN\0", Buffer.concat([positions, indices]), "\0"),
  ];
  const header = Buffer.alloc(12);
  header.write("glTF", 0, "latin1");
  header.writeUInt32LE(2, 4);
  header.writeUInt32LE(header.length + chunks.reduce((sum, { length }) => sum + length, 0), 8);
  return Buffer.concat([header, ...chunks]);
}

/** A chunk's length is a multiple of four, padded with spaces in JSON and zeros in binary data. */
function chunk(type: string, data: Buffer, padding: string): Buffer {
  const padded = Buffer.concat([data, Buffer.from(padding.repeat((4 - (data.length % 4)) % 4), "latin1")]);
  const header = Buffer.alloc(8);
  header.writeUInt32LE(padded.length, 0);
  header.write(type, 4, "latin1");
  return Buffer.concat([header, padded]);
}
