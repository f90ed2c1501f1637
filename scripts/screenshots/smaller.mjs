// A PNG with the same pixels in fewer bytes: browsers write them in a hurry. Only the compressed stream is written anew.
import { constants, crc32, deflateSync, inflateSync } from 'node:zlib'

const signatureBytes = 8

export function smaller(png) {
  const chunks = chunksOf(png)
  const pixels = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const packed = deflateSync(pixels, { level: 9, memLevel: 9, strategy: constants.Z_FILTERED })
  const firstData = chunks.findIndex(({ type }) => type === 'IDAT')
  const kept = chunks.flatMap((chunk, i) => (chunk.type !== 'IDAT' ? [chunk] : i === firstData ? [{ type: 'IDAT', data: packed }] : []))
  const made = Buffer.concat([png.subarray(0, signatureBytes), ...kept.map(written)])
  return made.length < png.length ? made : png
}

function chunksOf(png) {
  const chunks = []
  for (let at = signatureBytes; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

function written({ type, data }) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const made = Buffer.alloc(body.length + 8)
  made.writeUInt32BE(data.length, 0)
  body.copy(made, 4)
  made.writeUInt32BE(crc32(body), body.length + 4)
  return made
}
