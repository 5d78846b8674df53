/** Maps each byte to the ASCII letter (in lower case) or digit it is, and all other bytes to 0. */
export const ASCII_LETTERS: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-z0-9]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});
