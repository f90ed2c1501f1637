// Names and ids must be printable and valid Unicode: control characters and lone surrogates break files, logs and other tools.

const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

export const hasBadCharacters = (text: string): boolean => control.test(text) || !isWellFormed(text)

/** String.prototype.isWellFormed of Node 20, which the ES2022 library types do not know. */
function isWellFormed(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0xd800 || unit > 0xdfff) continue
    const next = text.charCodeAt(i + 1)
    if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false
    i++
  }
  return true
}
