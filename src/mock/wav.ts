/**
 * Creates a small WAV file.
 *
 * @module
 */

const sampleRate = 8_000;
/** Half a second. */
const sampleCount = sampleRate / 2;

/**
 * Creates half a second of a sine wave: 16-bit PCM, mono, 8 kHz. It fades at both ends, so that it does not click.
 *
 * @param frequency - in Hz
 */
export function toneWav(frequency: number): Buffer {
  const bytesPerSample = 2;
  const data = Buffer.alloc(sampleCount * bytesPerSample);
  for (let index = 0; index < sampleCount; index += 1) {
    const fade = Math.sin((Math.PI * index) / sampleCount);
    const value = fade * Math.sin((2 * Math.PI * frequency * index) / sampleRate);
    data.writeInt16LE(Math.round(value * 0x3fff), index * bytesPerSample);
  }
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(header.length - 8 + data.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16); // the length of the format
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // one channel
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(bytesPerSample * 8, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}
